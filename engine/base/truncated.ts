/** Gaussians within two standard deviations, as TensorFlow's truncated normal has them. */

/** The lowest word whose quantile, of (word + 1/2) / 2^32, is not below -2. */
export const LOWEST_WITHIN_TWO = 97_711_073;

/** How many words there are from that one to the highest whose quantile is not above 2. */
const WORDS = 2 ** 32 - 2 * LOWEST_WITHIN_TWO;

/**
 * The standard deviation of a Gaussian of deviation 1 that stays within two: the root of 1 - 4 p(2) / P, where
 * p is its density and P the probability that it does.
 */
export const TRUNCATED_DEVIATION = 0.8796256610342398;

/**
 * Maps a word to one whose quantile is within two standard deviations, in order: the lowest of those plus
 * floor(word n / 2^32), where n is how many there are. So one word makes one number, where others draw again.
 */
export function withinTwoDeviations(word: number): number {
  // In two halves of 16 bits, so that no product is beyond 2^53.
  const high = (word >>> 16) * WORDS, low = (word & 0xffff) * WORDS;
  return LOWEST_WITHIN_TWO + Math.floor((high + Math.floor(low / 65536)) / 65536);
}

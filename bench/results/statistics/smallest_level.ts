/** Smaller p-values are given as this one. */
const LEAST = 1e-6;

/** Halvings of the logarithm of the level: nine digits. */
const HALVINGS = 32;

/**
 * The p-value of a test that is known by its decisions: the smallest level at which it decides. So p is below 0.05
 * exactly if the interval of that level decides, whichever way the interval is made.
 *
 * @param decides At a level between 0 and 1; a test that decides at one decides at every greater one.
 * @returns At least one in a million; 1 if it never decides.
 */
export function smallestLevel(decides: (level: number) => boolean): number {
  if (decides(LEAST)) return LEAST;
  if (!decides(1 - LEAST)) return 1;
  let lowest = Math.log(LEAST), highest = 0;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (lowest + highest) / 2;
    if (decides(Math.exp(middle))) highest = middle;
    else lowest = middle;
  }
  return Math.exp(highest);
}

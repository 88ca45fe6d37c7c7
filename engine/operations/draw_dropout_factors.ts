import type { RandomStream } from "../base/mod.ts";
import type { EngineKernels, Kernels } from "../kernels/mod.ts";

/**
 * The factors of dropout, each drawn by one word of the stream: 0 with a probability, else
 * 1 / (1 - probability), so that their mean is 1.
 *
 * @param kernels Draw the same factors faster; null for a loop.
 */
export function drawDropoutFactors(
  length: number,
  probability: number,
  random: RandomStream,
  kernels: Kernels<Pick<EngineKernels, "dropoutFactors">> | null,
): Float32Array {
  const factor = 1 / (1 - probability);
  if (kernels === null) {
    return Float32Array.from({ length }, () => random.uniform() < probability ? 0 : factor);
  }
  const { position, key } = random, skipped = position % 4, block = Math.floor(position / 4);
  // A word below the threshold is one whose share of 2^32 is below the probability.
  const threshold = Math.ceil(probability * 2 ** 32);
  const words = 32 * Math.ceil((skipped + length) / 32);
  random.moveTo(position + length);
  return kernels.withBlock(words + length, (work) => {
    const out = work + 4 * words;
    kernels.run.dropoutFactors(
      ...[out, work, length, ...key, block, skipped, threshold, factor] as const,
    );
    return kernels.floats(out, length).slice();
  });
}

import type { RandomStream } from "../../engine/mod.ts";
import type { MlpKernels } from "./kernels.ts";

/**
 * Draws which units go on, each by one word of the stream, and by how much more, so that their mean stays:
 * 0 with a probability, else 1 / (1 - probability).
 *
 * @param kernels Draw the same factors faster; null for a loop.
 */
export function drawFactors(
  length: number,
  probability: number,
  random: RandomStream,
  kernels: MlpKernels | null,
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

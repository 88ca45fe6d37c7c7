import { portableLog } from "./gaussian.ts";
import type { RandomStream } from "./random_stream.ts";

/**
 * A draw from the standard Gumbel distribution: -log(-log u), u uniform and never 0 or 1. The largest of
 * scores with such noise is each of them with the probability that their softmax gives it.
 */
export function gumbel(random: RandomStream): number {
  return -portableLog(-portableLog((random.word() + 0.5) / 4294967296));
}

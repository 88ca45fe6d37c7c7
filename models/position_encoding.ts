import * as tf from "@tensorflow/tfjs";
import type { MemN2NOptions } from "./mem_n2n_options.ts";

/**
 * The weight of word j of a sentence in entry k of its embedding, for `embeddingBag`. With 1-based j
 * and k:
 *
 * - `position`, section 4.1 of the paper: (1 - j/J) - (k/d)(1 - 2j/J), J the words of the sentence;
 * - `centredPosition`, the authors' code: 1 + 4 (k - (d+1)/2)(j - (J+1)/2) / (dJ), one J for all.
 *
 * @param words L, the positions that are needed.
 * @param longest J of the centred encoding.
 * @returns `[L, L, d]` by sentence length for `position`, `[1, L, d]` for `centredPosition`,
 * undefined for a bag of words.
 */
export function positionWeights(
  encoding: MemN2NOptions["encoding"],
  words: number,
  d: number,
  longest: number,
): tf.Tensor3D | undefined {
  if (encoding === "bagOfWords") return undefined;
  const lengths = encoding === "position" ? words : 1;
  const weights = new Float32Array(lengths * words * d);
  for (let at = 0; at < weights.length; at++) {
    const k = at % d + 1;
    const j = Math.floor(at / d) % words + 1;
    const J = encoding === "position" ? Math.floor(at / (words * d)) + 1 : longest;
    weights[at] = encoding === "position"
      ? (1 - j / J) - (k / d) * (1 - 2 * j / J)
      : 1 + 4 * (k - (d + 1) / 2) * (j - (J + 1) / 2) / (d * J);
  }
  return tf.tensor3d(weights, [lengths, words, d]);
}

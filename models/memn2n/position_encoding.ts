import * as tf from "@tensorflow/tfjs";
import type { StoryShape } from "../../tasks/mod.ts";
import type { MemN2NOptions } from "./options.ts";

type Encoding = Pick<MemN2NOptions, "encoding" | "embeddingSize" | "temporalEncoding">;

/**
 * The weight of word j of a sentence of J words in entry k of its embedding, j and k from 1:
 *
 * - `bagOfWords`: 1;
 * - `position`, section 4.1 of the paper: (1 - j/J) - (k/d)(1 - 2j/J);
 * - `centredPosition`, the authors' code: 1 + 4 (k - (d+1)/2)(j - (J+1)/2) / (dJ), where J is the
 *   longest sentence + 1 for every sentence.
 */
function weight(encoding: MemN2NOptions["encoding"], j: number, J: number, k: number, d: number) {
  switch (encoding) {
    case "bagOfWords":
      return 1;
    case "position":
      return (1 - j / J) - (k / d) * (1 - 2 * j / J);
    case "centredPosition":
      return 1 + 4 * (k - (d + 1) / 2) * (j - (J + 1) / 2) / (d * J);
  }
}

/**
 * Weights for `embeddingBag`, `[S, length, d]`: S = 1 unless they depend on how many ids a bag has.
 *
 * @param at The weight of the id at a position, from 0, in a bag of so many.
 */
function weights(
  { encoding, embeddingSize: d }: Encoding,
  length: number,
  at: (position: number, ids: number, k: number) => number,
): tf.Tensor3D {
  const sets = DEPENDS_ON_LENGTH[encoding] ? length : 1;
  const values = Float32Array.from({ length: sets * length * d }, (_, i) => {
    const row = Math.floor(i / d);
    return at(row % length, Math.floor(row / length) + 1, i % d + 1);
  });
  return tf.tensor3d(values, [sets, length, d]);
}

/** Whether the weights of a word depend on how many words its own sentence has. */
const DEPENDS_ON_LENGTH: Readonly<Record<MemN2NOptions["encoding"], boolean>> = {
  bagOfWords: false,
  position: true,
  centredPosition: false,
};

/** Whether a statement's age is weighed as a word. */
const IS_WORD: Readonly<Record<MemN2NOptions["temporalEncoding"], boolean>> = {
  none: false,
  outside: false,
  inside: true,
};

function longestSentence({ statementWords, questionWords }: StoryShape): number {
  return Math.max(statementWords, questionWords) + 1;
}

/** Weights of a question's words: `[1 or Q, Q, d]`. */
export function questionWeights(options: Encoding, shape: StoryShape): tf.Tensor3D {
  const { encoding, embeddingSize: d } = options;
  return weights(options, shape.questionWords, (position, ids, k) => {
    const J = DEPENDS_ON_LENGTH[encoding] ? ids : longestSentence(shape);
    return weight(encoding, position + 1, J, k, d);
  });
}

/**
 * Weights of a statement's age, which comes first, and of its words: `[1 or 1 + L, 1 + L, d]`. Outside
 * the encoding the age counts as it is; inside it is weighed as the last word of the longest sentence.
 */
export function statementWeights(options: Encoding, shape: StoryShape): tf.Tensor3D {
  const { encoding, embeddingSize: d, temporalEncoding } = options;
  const last = longestSentence(shape);
  return weights(options, 1 + shape.statementWords, (position, ids, k) => {
    if (position === 0) {
      return IS_WORD[temporalEncoding] ? weight(encoding, last, last, k, d) : 1;
    }
    // A bag of one id has an age and no words: its weights are never used.
    const J = DEPENDS_ON_LENGTH[encoding] ? Math.max(1, ids - 1) : last;
    return weight(encoding, position, J, k, d);
  });
}

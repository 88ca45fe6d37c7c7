/**
 * The End-to-End Memory Network once more: plain loops over float64, one example after another,
 * written from the paper's equations without tensors. The tests' oracle for loss and gradients.
 */

import type { StoryBatch, StoryShape } from "../../../tasks/mod.ts";
import type { MemN2NOptions } from "../../../models/mod.ts";

type Matrix = (row: number, column: number) => number;

/** The loss summed over a batch, with parameters by their names in the model. */
export function referenceLoss(
  options: MemN2NOptions,
  shape: StoryShape,
  batch: StoryBatch,
  ages: Int32Array,
  parameters: Readonly<Record<string, Float64Array>>,
  linear: boolean,
): number {
  const d = options.embeddingSize;
  const matrix = (name: string): Matrix => (row, column) => parameters[name]![row * d + column]!;
  const adjacent = options.tying === "adjacent";
  const longest = Math.max(shape.statementWords, shape.questionWords);

  const weight = (j: number, words: number, k: number) => {
    if (options.encoding === "bagOfWords") return 1;
    if (options.encoding === "position") return (1 - j / words) - (k / d) * (1 - 2 * j / words);
    const J = longest + 1;
    return 1 + 4 * (k - (d + 1) / 2) * (j - (J + 1) / 2) / (d * J);
  };
  const encode = (name: string, words: ArrayLike<number>, k: number) => {
    const table = matrix(name);
    let length = words.length;
    while (length > 1 && words[length - 1] === 0) length--;
    let sum = 0;
    for (let j = 1; j <= length; j++) {
      const word = words[j - 1]!;
      if (word > 0) sum += weight(j, length, k) * table(word - 1, k - 1);
    }
    return sum;
  };

  let loss = 0;
  for (let story = 0; story < batch.size; story++) {
    const { memorySlots: M, statementWords: L, questionWords: Q } = batch;
    const embed = (name: string, slot: number, k: number) => {
      const at = (story * M + slot) * L;
      const sentence = encode(name, batch.statements.subarray(at, at + L), k);
      const age = ages[story * M + slot]!;
      if (options.temporalEncoding === "none" || age === 0) return sentence;
      const factor = options.temporalEncoding === "inside"
        ? weight(longest + 1, longest + 1, k)
        : 1;
      return sentence + factor * matrix(name)(shape.vocabularySize - 1 + age - 1, k - 1);
    };
    const axis = Array.from({ length: d }, (_, i) => i + 1);
    const question = batch.questions.subarray(story * Q, (story + 1) * Q);
    let u = axis.map((k) => encode(adjacent ? "embedding0" : "question", question, k));
    for (let hop = 0; hop < options.hops; hop++) {
      const input = adjacent ? `embedding${hop}` : "input";
      const output = adjacent ? `embedding${hop + 1}` : "output";
      let p = Array.from({ length: M }, (_, slot) => {
        if (options.maskEmptySlots && !linear && slot >= batch.statementCounts[story]!) return -1e9;
        return axis.reduce((sum, k) => sum + u[k - 1]! * embed(input, slot, k), 0);
      });
      if (!linear) {
        const highest = Math.max(...p);
        const exps = p.map((score) => Math.exp(score - highest));
        const total = exps.reduce((sum, value) => sum + value, 0);
        p = exps.map((value) => value / total);
      }
      const o = axis.map((k) => p.reduce((sum, share, i) => sum + share * embed(output, i, k), 0));
      const state = adjacent
        ? u
        : axis.map((k) =>
          axis.reduce((sum, j) => sum + matrix("between")(k - 1, j - 1) * u[j - 1]!, 0)
        );
      u = state.map((value, i) => value + o[i]!);
      if (options.relu) u = u.map((value) => Math.max(0, value));
    }
    const answers = matrix(adjacent ? `embedding${options.hops}` : "answer");
    const scores = Array.from(
      { length: shape.vocabularySize },
      (_, word) =>
        word === 0 ? 0 : axis.reduce((sum, k) => sum + u[k - 1]! * answers(word - 1, k - 1), 0),
    );
    const highest = Math.max(...scores);
    const total = scores.reduce((sum, score) => sum + Math.exp(score - highest), 0);
    const answer = batch.answers[story]!;
    if (answer >= 0) loss -= scores[answer]! - highest - Math.log(total);
  }
  return loss;
}

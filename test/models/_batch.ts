/** A small batch of stories for the tests of models. */

import type { StoryBatch, StoryShape } from "../../tasks/mod.ts";

export const shape: StoryShape = {
  vocabularySize: 7,
  memorySlots: 4,
  statementWords: 3,
  questionWords: 2,
};

/** Three stories: a full memory, two sentences, one sentence; with null words and a null answer. */
export const batch: StoryBatch = {
  kind: "story",
  size: 3,
  memorySlots: 4,
  statementWords: 3,
  questionWords: 2,
  // deno-fmt-ignore
  statements: Int32Array.of(
    1, 2, 3,  4, 5, 6,  2, 2, 0,  6, 0, 0,
    3, 1, 5,  5, 4, 0,  0, 0, 0,  0, 0, 0,
    6, 6, 1,  0, 0, 0,  0, 0, 0,  0, 0, 0,
  ),
  statementCounts: Int32Array.of(4, 2, 1),
  questions: Int32Array.of(1, 4, 2, 0, 5, 3),
  answers: Int32Array.of(6, 2, -1),
};

/** A small task for the tests of training: which of six words was said last? */

import { RandomStream, streamKey } from "../../../engine/mod.ts";
import type { Examples, StoryBatch, StoryDataset } from "../../../tasks/mod.ts";

const M = 3, L = 2, Q = 1, V = 8;

/** Stories of one to three statements "WORD said" and the question "who". */
function examples(size: number, random: RandomStream): Examples<StoryBatch> {
  const stories = Array.from(
    { length: size },
    () => Array.from({ length: 1 + random.integer(M) }, () => 1 + random.integer(5)),
  );
  return {
    length: size,
    batch(indices) {
      const B = indices.length;
      const statements = new Int32Array(B * M * L), statementCounts = new Int32Array(B);
      const answers = new Int32Array(B);
      for (let row = 0; row < B; row++) {
        const story = stories[indices[row]!]!;
        statementCounts[row] = story.length;
        answers[row] = story[0]!;
        for (const [slot, word] of story.entries()) statements.set([word, 6], (row * M + slot) * L);
      }
      const questions = new Int32Array(B * Q).fill(7);
      const sizes = { size: B, memorySlots: M, statementWords: L, questionWords: Q };
      return { kind: "story", ...sizes, statements, statementCounts, questions, answers };
    },
  };
}

/** The data set, the same every time. */
export function lastWordDataset(): StoryDataset {
  const random = new RandomStream(streamKey(1, "data"));
  return {
    form: "finite",
    difficulties: null,
    train: examples(100, random.derive("train")),
    validation: examples(20, random.derive("validation")),
    test: examples(50, random.derive("test")),
    parts: [{ task: "last-word", trainingQuestions: 120, testQuestions: 50 }],
    unknownAnswers: { validation: { unknown: 0, total: 20 }, test: { unknown: 0, total: 50 } },
    digest: "last word",
    shape: { vocabularySize: V, memorySlots: M, statementWords: L, questionWords: Q },
    vocabulary: ["", "a", "b", "c", "d", "e", "said", "who"],
    readTest: () => ({ statements: [], question: "who", answer: "", supports: [] }),
  };
}

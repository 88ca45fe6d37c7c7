import { shortestMeaning, type TableBatch, type TableDataset } from "../../tasks/mod.ts";
import { type Answering, isRight, startsOf } from "./choose_tables.ts";
import type { KindsInspection } from "./inspection_schema.ts";

/** Kinds that are kept of a trial at the most. */
const MOST_KINDS = 200;

/** The program for the first test question of each kind. */
export function chooseKinds(model: Answering, dataset: TableDataset): KindsInspection {
  const { test, vocabulary, columns, shape: { numericColumns } } = dataset;
  const parts = dataset.parts.slice(0, MOST_KINDS), starts = startsOf(parts);
  const isShortest = shortestMeaning({ columns, numericColumns, vocabulary });
  const batch = test.batch(starts), programs = model.inspect(batch, dataset);
  return {
    kind: "kinds",
    programs: parts.map(({ task: part }, b) => ({
      part,
      question: dataset.readTest(starts[b]!).question,
      words: programs[b]!.words,
      right: isRight(batch, b, programs[b]!),
      shortest: isShortest(wordingOf(batch, b, vocabulary), programs[b]!),
    })),
  };
}

/** The words and numbers of question b, as the network reads them. */
export function wordingOf(batch: TableBatch, b: number, vocabulary: readonly string[]) {
  const { questions, questionLengths, questionWords: Q, questionNumbers: N } = batch;
  return {
    words: Array.from(
      questions.subarray(b * Q, b * Q + questionLengths[b]!),
      (id) => vocabulary[id]!,
    ),
    operands: Array.from(
      batch.operandPositions.subarray(b * N, (b + 1) * N),
      (position, n) => ({ position, value: batch.questionOperands[b * N + n]! }),
    ).filter(({ position }) => position !== -2),
  };
}

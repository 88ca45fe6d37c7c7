import type { TableBatch } from "../../tasks/mod.ts";

/** One question, "amber 2" with the answer 20, about a table of three rows, padded to four. */
export function smallBatch(): TableBatch {
  return {
    kind: "table",
    size: 1,
    rows: 4,
    numericColumns: 2,
    textColumns: 1,
    questionWords: 1,
    questionNumbers: 1,
    numbers: Float32Array.of(1, 3, 5, 0, 10, 20, 30, 0),
    words: Int32Array.of(1, 1, 2, 0),
    rowCounts: Int32Array.of(3),
    tableColumns: Uint8Array.of(1, 1, 1),
    questions: Int32Array.of(1),
    questionLengths: Int32Array.of(1),
    questionOperands: Float32Array.of(2),
    operandPositions: Int32Array.of(0),
    isScalar: Uint8Array.of(1),
    scalars: Float64Array.of(20),
    answerColumns: Int32Array.of(-1),
    answerRows: new Uint8Array(4),
  };
}

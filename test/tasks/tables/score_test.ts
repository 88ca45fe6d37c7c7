import type { TableBatch } from "../../../tasks/mod.ts";
import { type GivenAnswer, isRightAnswer } from "../../../tasks/tables/mod.ts";
import { assert, assertEquals } from "../../../std.ts";

/**
 * Two questions about tables of 4 and 2 rows with columns A and B: the answer to the first is the number,
 * to the second the rows of B. Rows past the second's last one hold rubbish.
 */
function batchOf(scalar: number, selected: readonly [number, number] = [1, 0]): TableBatch {
  return {
    kind: "table",
    size: 2,
    rows: 4,
    numericColumns: 2,
    textColumns: 0,
    questionWords: 1,
    questionNumbers: 1,
    numbers: new Float32Array(2 * 2 * 4),
    words: new Int32Array(),
    rowCounts: Int32Array.of(4, 2),
    tableColumns: new Uint8Array(4).fill(1),
    questions: Int32Array.of(1, 1),
    questionLengths: Int32Array.of(1, 1),
    questionOperands: new Float32Array(2),
    operandPositions: Int32Array.of(-2, -2),
    isScalar: Uint8Array.of(1, 0),
    scalars: Float64Array.of(scalar, 0),
    answerColumns: Int32Array.of(-1, 1),
    answerRows: Uint8Array.of(0, 0, 0, 0, ...selected, 1, 1),
  };
}

function isRight(right: number, value: number): boolean {
  return isRightAnswer(batchOf(right), 0, { kind: "scalar", value });
}

/** Right numbers, and how far from each an answer may be: the larger of 1e-4 of it and 0.01. */
const margins = [
  [0, 0.01],
  [0.5, 0.01],
  // From 100 on the margin grows with the number.
  [100, 0.01],
  [-100, 0.01],
  [200, 0.02],
  [-24000, 2.4],
  [1e30, 1e26],
] as const;

for (const [right, margin] of margins) {
  Deno.test(`isRightAnswer() takes numbers within ${margin} of ${right}`, () => {
    assert(isRight(right, right));
    for (const sign of [-1, 1]) {
      assert(isRight(right, right + sign * margin * 0.999));
      assert(!isRight(right, right + sign * margin * 1.001));
    }
  });
}

Deno.test("isRightAnswer() takes a number that is off by the margin itself", () => {
  // 0.01 - 0 is the margin to the bit, and so is 20002 - 20000: 2 = 1e-4 x 20000.
  assert(isRight(0, 0.01) && isRight(0, -0.01));
  assert(isRight(20000, 20002) && isRight(20000, 19998));
});

Deno.test("isRightAnswer() takes no number that is not finite", () => {
  for (const value of [NaN, Infinity, -Infinity]) {
    assert(!isRight(0, value) && !isRight(1e38, value));
  }
  assert(isRight(0, -0));
});

function areRight(column: number, selected: ArrayLike<number>, right?: readonly [number, number]) {
  return isRightAnswer(batchOf(0, right), 1, { kind: "cells", column, selected });
}

Deno.test("isRightAnswer() takes cells when the column and every row are right", () => {
  assert(areRight(1, [1, 0]));
  assert(areRight(1, Uint8Array.of(1, 0)));
  assert(!areRight(0, [1, 0]));
  for (const selected of [[1, 1], [0, 0], [0, 1]]) assert(!areRight(1, selected));
  // A weight is not a selection, and a row that is left out is not selected.
  assert(!areRight(1, [0.999, 0]));
  assert(areRight(1, [1]) && !areRight(1, []));
});

Deno.test("isRightAnswer() does not look at rows past the table's last one", () => {
  assert(areRight(1, [1, 0, 1, 1]) && areRight(1, [1, 0, 0, 1]));
});

Deno.test("isRightAnswer() takes no cells of whichever column, when none are right", () => {
  for (const column of [0, 1]) {
    assert(areRight(column, [0, 0], [0, 0]));
    assert(!areRight(column, [0, 1], [0, 0]));
  }
});

Deno.test("isRightAnswer() takes no number for cells, and no cells for a number", () => {
  const number: GivenAnswer = { kind: "scalar", value: 0 };
  assert(!isRightAnswer(batchOf(0, [0, 0]), 1, number));
  const none: GivenAnswer = { kind: "cells", column: 0, selected: [0, 0, 0, 0] };
  assertEquals(isRightAnswer(batchOf(0), 0, none), false);
});

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

/** Right numbers, and how far from each an answer may be: less than the larger of 1e-6 of it and 0.05. */
const margins = [
  [0, 0.05],
  [0.5, 0.05],
  [-100, 0.05],
  // As large as sums of the tests are.
  [-24000, 0.05],
  // From 50,000 on the margin grows with the number.
  [50_000, 0.05],
  [-200_000, 0.2],
  [1e30, 1e24],
] as const;

for (const [right, margin] of margins) {
  Deno.test(`isRightAnswer() takes numbers less than ${margin} off ${right}`, () => {
    assert(isRight(right, right));
    for (const sign of [-1, 1]) {
      assert(isRight(right, right + sign * margin * 0.999));
      assert(!isRight(right, right + sign * margin * 1.001));
    }
  });
}

Deno.test("isRightAnswer() takes no number that is off by the margin itself", () => {
  // 0.05 - 0 is the margin to the bit, and so is 2000002 - 2000000: 2 = 1e-6 x 2000000.
  assert(!isRight(0, 0.05) && !isRight(0, -0.05));
  assert(!isRight(2_000_000, 2_000_002) && !isRight(2_000_000, 1_999_998));
});

Deno.test("isRightAnswer() looks at the difference, whichever way both numbers round", () => {
  // To one decimal: 0.0 and 0.1, 0.1 and 0.1, -0.1 and 0.
  assert(isRight(0.04, 0.06) && !isRight(0.06, 0.14) && isRight(-0.06, -0.02));
});

Deno.test("isRightAnswer() takes the neighbour of a large sum in 32 bits", () => {
  // 2^20 and 2^20 + 2^-3 are neighbours: 0.125 is over 0.05 and under 1e-6 of a million.
  assert(isRight(2 ** 20, 2 ** 20 + 0.125) && !isRight(2 ** 20, 2 ** 20 + 1.25));
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

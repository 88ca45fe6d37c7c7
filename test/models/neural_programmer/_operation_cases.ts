/** Each operation over tables in a program of its own, its value and gradients worked out by hand. */

import { type OperationName, operationNames } from "../../../tasks/mod.ts";

/** Three rows, the numeric columns A and B, a text column T. */
export const numbers = [[1, 2, 4], [10, 20, 40]] as const;
export const [M, C, K] = [3, 2, 1];

/** Of every row, how strongly it compares: in quarters, so that all sums below are exact. */
export const holds = {
  greater: [[1, 0.5, 0], [0.25, 0, 1]],
  lesser: [[0, 0.5, 1], [0.75, 1, 0.25]],
  match: [[0.5, 0, 0.25]],
} as const;

/** A step: weights by the operation's name, and of the columns A, B and T. */
export type Written = readonly [
  operations: Partial<Record<OperationName, number>>,
  columns: readonly [number, number, number],
];

export const zeros = [0, 0, 0] as const;
export const weightsOf = (operations: Written[0]) =>
  operationNames.map((name) => operations[name] ?? 0);

export interface Case {
  readonly steps: readonly Written[];
  /** The step whose operation is looked at. */
  readonly step: number;
  /** What is asked: the scalar, or the sum of 1 x, 2 x, 3 x ... the cells, column by column. */
  readonly asked: "scalar" | "cells";
  readonly value: number;
  /** The derivatives of the value: with respect to the operation's weight, and to A's, B's and T's. */
  readonly weight: number;
  readonly columns: readonly [number, number, number];
  /** With respect to comparisons, by their kind; 0 where there is none. */
  readonly holds?: Partial<Record<keyof typeof holds, readonly (readonly number[])[]>>;
}

/**
 * Where operations have rows to work on, the rows selected first are greater A, times 1/2: 1/2, 1/4, 0;
 * counting them gives 3/4, summing A over them 1/2 1 + 1/4 2 = 1, B ten times that.
 */
const greaterA: Written = [{ greater: 0.5 }, [1, 0, 0]];
/** Counts with all its weight: the derivative of the count by each selected row is 1. */
export const counted: Written = [{ count: 1 }, zeros];

/** Every operation with a weight of 1/2. */
export const cases: Readonly<Record<OperationName, Case>> = {
  // 1/2 (3/4 1 + 1/4 10) = 1.625. By greater A: 1/2 1/2 (3/4 A + 1/4 B) = 1/4 (13/4, 26/4, 13).
  sum: {
    steps: [greaterA, [{ sum: 0.5 }, [0.75, 0.25, 0]]],
    step: 1,
    asked: "scalar",
    value: 1.625,
    weight: 3.25,
    columns: [0.5, 5, 0],
    holds: { greater: [[0.8125, 1.625, 3.25], zeros] },
  },
  // 1/2 3/4. By greater A: 1/2 1/2.
  count: {
    steps: [greaterA, [{ count: 0.5 }, [0.5, 0.5, 0]]],
    step: 1,
    asked: "scalar",
    value: 0.375,
    weight: 0.75,
    columns: [0, 0, 0],
    holds: { greater: [[0.25, 0.25, 0.25], zeros] },
  },
  // Step 0: 1/2 (A's sum, 7) = 3.5, with nothing selected; step 1: all again; step 2: 1/4 3 = 0.75;
  // 1/2 (3.5 - 0.75) = 1.375.
  difference: {
    steps: [[{ sum: 0.5 }, [1, 0, 0]], [{ reset: 1 }, zeros], [{ count: 0.25 }, zeros], [
      { difference: 0.5 },
      [0.5, 0.5, 0],
    ]],
    step: 3,
    asked: "scalar",
    value: 1.375,
    weight: 2.75,
    columns: [0, 0, 0],
  },
  // 1/2 (3/4 (1 + 1/2 + 0) + 1/4 (1/4 + 0 + 1)) = 1/2 (9/8 + 5/16).
  greater: {
    steps: [[{ greater: 0.5 }, [0.75, 0.25, 0]], counted],
    step: 0,
    asked: "scalar",
    value: 0.71875,
    weight: 1.4375,
    columns: [0.75, 0.625, 0],
    holds: { greater: [[0.375, 0.375, 0.375], [0.125, 0.125, 0.125]] },
  },
  // 1/2 (3/4 (0 + 1/2 + 1) + 1/4 (3/4 + 1 + 1/4)) = 1/2 (9/8 + 1/2).
  lesser: {
    steps: [[{ lesser: 0.5 }, [0.75, 0.25, 0]], counted],
    step: 0,
    asked: "scalar",
    value: 0.8125,
    weight: 1.625,
    columns: [0.75, 1, 0],
    holds: { lesser: [[0.375, 0.375, 0.375], [0.125, 0.125, 0.125]] },
  },
  // 1/2 3/4 of T's 1/2 + 0 + 1/4.
  match: {
    steps: [[{ match: 0.5 }, [0.125, 0.125, 0.75]], counted],
    step: 0,
    asked: "scalar",
    value: 0.28125,
    weight: 0.5625,
    columns: [0, 0, 0.375],
    holds: { match: [[0.375, 0.375, 0.375]] },
  },
  // Half of lesser B is 3/8, 1/2, 1/8. The smaller of it and 1/2, 1/4, 0: 3/8, 1/4, 0, halved 5/16.
  and: {
    steps: [greaterA, [{ lesser: 0.5 }, [0, 1, 0]], [{ and: 0.5 }, [0.5, 0.5, 0]], counted],
    step: 2,
    asked: "scalar",
    value: 0.3125,
    weight: 0.625,
    columns: [0, 0, 0],
    holds: { greater: [[0, 0.25, 0.25], zeros], lesser: [zeros, [0.25, 0, 0]] },
  },
  // The larger of the two: 1/2, 1/2, 1/8, halved 9/16.
  or: {
    steps: [greaterA, [{ lesser: 0.5 }, [0, 1, 0]], [{ or: 0.5 }, [0.5, 0.5, 0]], counted],
    step: 2,
    asked: "scalar",
    value: 0.5625,
    weight: 1.125,
    columns: [0, 0, 0],
    holds: { greater: [[0.25, 0, 0], zeros], lesser: [zeros, [0, 0.25, 0.25]] },
  },
  // 1, 2, 3 times the cells of A, 4, 5, 6 times those of B: 1/2 (3/4 (1/2 + 2/4) + 1/4 (4/2 + 5/4)) =
  // 1/2 (3/4 + 13/16). T, times 7, 8, 9, would give 1/2 (7/2 + 8/4).
  print: {
    steps: [greaterA, [{ print: 0.5 }, [0.75, 0.25, 0]]],
    step: 1,
    asked: "cells",
    value: 0.78125,
    weight: 1.5625,
    columns: [0.5, 1.625, 2.75],
    // 1/2 1/2 (3/4 (1, 2, 3) + 1/4 (4, 5, 6)).
    holds: { greater: [[0.4375, 0.6875, 0.9375], zeros] },
  },
  // Half of all three rows, whatever was selected.
  reset: {
    steps: [greaterA, [{ reset: 0.5 }, [0.5, 0.5, 0]], counted],
    step: 1,
    asked: "scalar",
    value: 1.5,
    weight: 3,
    columns: [0, 0, 0],
  },
};

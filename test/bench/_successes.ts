/** A result whose trials are counted under errors, of numbers that tell every mistake apart. */

import type { ResultFile } from "../../bench/results/mod.ts";
import { makeResultFile } from "./_result_file.ts";

export const PART = "length 20";

/** Wrong answers of 100 in the test, and of 200 at length 20; or what became of the trial. */
type Row =
  | readonly [seed: number, test: number, further: number]
  | readonly [
    seed: number,
    status: "diverged" | "failed",
  ];

const plain: readonly Row[] = [
  [1, 0, 2],
  [2, 1, 1],
  [3, 2, 9],
  [4, 3, 0],
  [5, "diverged"],
  [6, "failed"],
];

/** In another order, and with a seed more. */
const noisy: readonly Row[] = [
  [7, 0, 0],
  [6, 0, 0],
  [5, 0, 4],
  [4, 1, 3],
  [3, 0, 1],
  [2, 0, 0],
  [1, 5, 20],
];

/** Validation errors are all 0. */
export function makeSuccesses(): ResultFile {
  const rows = [
    ...plain.map((row) => ({ variant: "plain", row })),
    ...noisy.map((row) => ({ variant: "noisy", row })),
  ];
  const base = makeResultFile(
    rows.map(({ variant, row: [seed, test] }) =>
      typeof test === "number"
        ? { variant, seed, test }
        : { variant, seed, test: null, status: test }
    ),
  );
  return {
    ...base,
    seeds: [1, 2, 3, 4, 5, 6, 7],
    workloads: base.workloads.map((workload) => ({
      ...workload,
      beyond: [{ task: PART, testQuestions: 200 }],
    })),
    successes: [{ under: [0.01, 0.02] }, { part: PART, under: [0.01, 0.02] }],
    trials: base.trials.map((trial, i) => {
      const [, , wrong] = rows[i]!.row;
      if (trial.metrics === null || wrong === undefined) return trial;
      const error = { value: wrong / 200, wrong, total: 200 };
      const furtherErrors = [
        // Answered in another way, everything is wrong.
        { part: PART, way: "rounded", error: { value: 1, wrong: 200, total: 200 } },
        { part: PART, way: null, error },
      ];
      return { ...trial, metrics: { ...trial.metrics, furtherErrors } };
    }),
  };
}

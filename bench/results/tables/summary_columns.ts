import { type ColumnOf, columnsOf } from "./column.ts";
import type { SummaryRow } from "./summary_rows.ts";

const { text, whole, real } = columnsOf<SummaryRow>();
const fraction = { unit: "fraction" } as const;

function solvedShare({ solved: { count, total } }: SummaryRow): number | null {
  return total === 0 ? null : count / total;
}

function differences({ compared }: SummaryRow) {
  const interval = compared?.interval ?? null;
  return interval === null || interval.tooFewSeeds ? null : interval;
}

/** One row for each workload and variant. Intervals are of 95 %. */
export const summaryColumns: readonly ColumnOf<SummaryRow>[] = [
  text("workload", "model and task", ({ workload }) => workload, { brief: true }),
  text("model", "the model's name", ({ model }) => model),
  text("task", "the task's name", ({ task }) => task),
  text("variant", "the variant, or the arm of several", ({ variant }) => variant, {
    brief: true,
  }),
  whole("trials", "that have ended", ({ trials }) => trials, { brief: true }),
  real(
    "test_error",
    "all wrong answers over all test questions",
    ({ testError }) => testError,
    {
      ...fraction,
      brief: true,
      interval: ["test_error_low", "test_error_high"],
    },
  ),
  real(
    "test_error_low",
    "where the mean over all seeds lies; empty under 5 seeds",
    ({ interval }) => interval?.lowest ?? null,
    fraction,
  ),
  real("test_error_high", "the other end", ({ interval }) => interval?.highest ?? null, fraction),
  real(
    "best_test_error",
    "of the trial with the lowest training error",
    ({ best }) => best,
    { ...fraction, brief: true, label: "Best of n" },
  ),
  whole("solved", "trials that solved the task", ({ solved }) => solved.count),
  real("solved_share", "of all trials that did not fail", solvedShare, {
    ...fraction,
    label: "Solved",
    brief: true,
    interval: ["solved_low", "solved_high"],
  }),
  real(
    "solved_low",
    "Wilson's interval of the share",
    ({ solvedInterval }) => solvedInterval?.lowest ?? null,
    fraction,
  ),
  real(
    "solved_high",
    "the other end",
    ({ solvedInterval }) => solvedInterval?.highest ?? null,
    fraction,
  ),
  whole("diverged", "trials whose loss was not finite any more", ({ diverged }) => diverged),
  whole("failed", "trials that ended with an error", ({ failed }) => failed),
  text("reference", "the variant it is compared with", ({ reference }) => reference),
  whole("pairs", "seeds that both have", ({ compared }) => compared?.pairs ?? null),
  real(
    "difference",
    "mean test error minus that of the reference, in pairs",
    ({ compared }) => compared?.mean ?? null,
    {
      ...fraction,
      brief: true,
      label: "Difference, points",
      interval: ["difference_low", "difference_high"],
      shown: "points",
    },
  ),
  real(
    "difference_low",
    "where it lies over all seeds; empty under 5 pairs",
    (row) => differences(row)?.lowest ?? null,
    fraction,
  ),
  real("difference_high", "the other end", (row) => differences(row)?.highest ?? null, fraction),
  real("seconds", "summed over the trials", ({ seconds }) => seconds, { unit: "s" }),
  whole(
    "solved_at_first",
    "trials that solved the task at their first attempt",
    ({ solved: { first, count } }) => first ?? count,
  ),
];

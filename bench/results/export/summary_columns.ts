import type { Rate } from "../../trial/spec/mod.ts";
import type { ResultFile } from "../result_file.ts";
import {
  byArm,
  type CellSummary,
  compareVariants,
  type Comparison,
  mean,
  pairedInterval,
  summarizeCells,
  TrialIndex,
  wilsonInterval,
} from "../statistics/mod.ts";
import { type ColumnOf, columnsOf } from "./column.ts";

/** A workload under a variant, or under all configurations of an arm. */
export interface SummaryRow {
  readonly cell: CellSummary;
  readonly model: string;
  readonly task: string;
  /** Over the seeds of the workload; null where there are too few. */
  readonly errors: { readonly lowest: number; readonly highest: number } | null;
  /** Against the variant's reference; null without one, or without a pair. */
  readonly compared: Comparison["workloads"][0] | null;
  readonly reference: string | null;
}

/** Every workload under every variant that has trials, in the order of the file. */
export function summaryRows(file: ResultFile): SummaryRow[] {
  const result = byArm(file), index = new TrialIndex(result);
  const comparisons = new Map(
    result.variants.map(({ name }) => [name, compareVariants(file, name)] as const),
  );
  const workloads = new Map(result.workloads.map((workload) => [workload.name, workload]));
  return summarizeCells(result).filter(({ trials }) => trials > 0).map((cell): SummaryRow => {
    const { model, task } = workloads.get(cell.workload)!;
    const comparison = comparisons.get(cell.variant) ?? null;
    const rates = index.of(cell.workload, cell.variant)
      .flatMap(({ metrics }) => metrics?.testError ?? []);
    return {
      cell,
      model,
      task,
      errors: errorInterval(rates),
      compared: comparison?.workloads.find(({ workload }) => workload === cell.workload) ?? null,
      reference: comparison?.reference ?? null,
    };
  });
}

/** Of a mean error: no narrower than one answer, and within what an error can be. */
function errorInterval(rates: readonly Rate[]): SummaryRow["errors"] {
  const resolution = mean(rates.map(({ total }) => 1 / total));
  const interval = pairedInterval([rates.map(({ value }) => value)], { resolution });
  return interval.tooFewSeeds
    ? null
    : { lowest: Math.max(0, interval.lowest), highest: Math.min(1, interval.highest) };
}

const { text, whole, real } = columnsOf<SummaryRow>();
const fraction = { unit: "fraction" } as const;

function solved({ cell }: SummaryRow) {
  return wilsonInterval(cell.solved, cell.trials);
}

function differences({ compared }: SummaryRow) {
  return compared === null || compared.interval.tooFewSeeds ? null : compared.interval;
}

/** One row for each workload and variant. Intervals are of 95 %. */
export const summaryColumns: readonly ColumnOf<SummaryRow>[] = [
  text("workload", "model and task", ({ cell }) => cell.workload, { brief: true }),
  text("model", "the model's name", ({ model }) => model),
  text("task", "the task's name", ({ task }) => task),
  text("variant", "the variant, or the arm of several", ({ cell }) => cell.variant, {
    brief: true,
  }),
  whole("trials", "that have ended", ({ cell }) => cell.trials, { brief: true }),
  real(
    "test_error",
    "all wrong answers over all test questions",
    ({ cell }) => cell.testError?.mean ?? null,
    {
      ...fraction,
      brief: true,
      interval: ["test_error_low", "test_error_high"],
    },
  ),
  real(
    "test_error_low",
    "where the mean over all seeds lies; empty under 5 seeds",
    ({ errors }) => errors?.lowest ?? null,
    fraction,
  ),
  real("test_error_high", "the other end", ({ errors }) => errors?.highest ?? null, fraction),
  real(
    "best_test_error",
    "of the trial with the lowest training error",
    ({ cell }) => cell.best?.metrics?.testError.value ?? null,
    { ...fraction, brief: true, label: "Best of n" },
  ),
  whole("solved", "trials that solved the task", ({ cell }) => cell.solved),
  real("solved_share", "of all trials", ({ cell }) => cell.solved / cell.trials, {
    ...fraction,
    label: "Solved",
    brief: true,
    interval: ["solved_low", "solved_high"],
  }),
  real("solved_low", "Wilson's interval of the share", (row) => solved(row).lowest, fraction),
  real("solved_high", "the other end", (row) => solved(row).highest, fraction),
  whole("diverged", "trials whose loss was not finite any more", ({ cell }) => cell.diverged),
  whole("failed", "trials that ended with an error", ({ cell }) => cell.failed),
  text("reference", "the variant it is compared with", ({ reference }) => reference),
  whole("pairs", "seeds that both have", ({ compared }) => compared?.pairs.length ?? null),
  real(
    "difference",
    "mean test error minus that of the reference, in pairs",
    ({ compared }) => compared?.mean ?? null,
    {
      ...fraction,
      brief: true,
      label: "Difference, points",
      interval: ["difference_low", "difference_high"],
    },
  ),
  real(
    "difference_low",
    "where it lies over all seeds; empty under 5 pairs",
    (row) => differences(row)?.lowest ?? null,
    fraction,
  ),
  real("difference_high", "the other end", (row) => differences(row)?.highest ?? null, fraction),
  real("seconds", "summed over the trials", ({ cell }) => cell.durationSeconds, { unit: "s" }),
];

import { percent, points, pointsRange } from "../../base/mod.ts";
import type { ResultFile } from "../result_file.ts";
import type { TrialResult } from "../../trial/spec/mod.ts";
import {
  differenceOfShares,
  judgeMargin,
  mean,
  type NonInferiority,
  type NonInferiorityTest,
  testNonInferiority,
} from "../statistics/mod.ts";
import { type Baseline, type BaselineCell, trialsOf } from "./baseline.ts";
import type { Finding } from "./finding.ts";

/**
 * How much worse is tolerated, as fractions: within a cell, and over all workloads of a variant. Chosen
 * with `bench:evidence gate` for ten seeds of the suite `ci`, so that clean changes pass and networks that
 * learn worse do not.
 */
export const MARGINS = {
  testError: { cell: 0.05, pooled: 0.02 },
  solved: { cell: 0.5, pooled: 0.3 },
} as const;

/** What tier 2 reads of a trial. */
export interface Outcome {
  readonly seed: number;
  /** A fraction; a trial that diverged answers nothing right. */
  readonly testError: number;
  readonly solved: boolean;
}

/** What tier 2 reads of a result's trial. */
export function outcomeOf(
  { seed, metrics, status }: Pick<TrialResult, "seed" | "metrics" | "status">,
): Outcome {
  return { seed, testError: metrics?.testError.value ?? 1, solved: status === "solved" };
}

/** The trials of a cell before and after. */
export interface CellOutcomes extends Pick<BaselineCell, "workload" | "variant"> {
  readonly before: readonly Outcome[];
  readonly after: readonly Outcome[];
}

/** A test of one metric in a cell, or over all workloads of a variant. */
export interface CellComparison extends NonInferiorityTest {
  readonly metric: keyof typeof MARGINS;
  readonly where: string;
  /** Mean error, or share of the trials that are solved. */
  readonly before: number;
  readonly after: number;
  /** Trials on either side. */
  readonly trials: number;
  readonly margin: number;
}

/** Tier 2: whether error and success rate are not worse, cell by cell and pooled. */
export function compareOutcomes(cells: readonly CellOutcomes[]): CellComparison[] {
  const pooled = Map.groupBy(cells, ({ variant }) => variant);
  return [
    ...cells.flatMap((cell) => compare([cell], `${cell.workload} ${cell.variant}`, "cell")),
    ...[...pooled].flatMap(([variant, own]) =>
      own.length > 1 ? compare(own, `all workloads ${variant}`, "pooled") : []
    ),
  ];
}

function compare(
  cells: readonly CellOutcomes[],
  where: string,
  scope: "cell" | "pooled",
): CellComparison[] {
  const sides = {
    before: cells.flatMap(({ before }) => before),
    after: cells.flatMap((c) => c.after),
  };
  const errorOf = (trials: readonly Outcome[]) => mean(trials.map(({ testError }) => testError));
  const shareOf = (trials: readonly Outcome[]) => ({
    successes: trials.filter(({ solved }) => solved).length,
    trials: trials.length,
  });
  const differences = cells.map(({ before, after }) => {
    const errors = new Map(after.map(({ seed, testError }) => [seed, testError]));
    return before.map(({ seed, testError }) => errors.get(seed)! - testError);
  });
  const [was, is] = [shareOf(sides.before), shareOf(sides.after)];
  const interval = differenceOfShares(was, is), margin = MARGINS.solved[scope];
  const [solvedBefore, solvedAfter] = [was.successes / was.trials, is.successes / is.trials];
  return [
    {
      metric: "testError",
      where,
      trials: was.trials,
      before: errorOf(sides.before),
      after: errorOf(sides.after),
      margin: MARGINS.testError[scope],
      ...testNonInferiority(differences, MARGINS.testError[scope]),
    },
    {
      metric: "solved",
      where,
      trials: was.trials,
      before: solvedBefore,
      after: solvedAfter,
      margin,
      outcome: judgeMargin(interval, margin),
      difference: solvedBefore - solvedAfter,
      interval,
    },
  ];
}

const STATUS: Readonly<Record<NonInferiority, Finding["status"]>> = {
  notWorse: "passed",
  worse: "failed",
  undecided: "undecided",
};

/**
 * Tier 2 of a result.
 *
 * @param deciding Whether it decides, or only reports by how much errors moved.
 */
export function checkStatistically(
  { cells, trials }: Baseline,
  result: ResultFile,
  deciding: boolean,
): Finding[] {
  const outcomes = cells.map(({ workload, variant }): CellOutcomes => {
    const before = trialsOf(trials, { workload, variant }).flatMap(({ seed, testError, status }) =>
      testError === null
        ? []
        : { seed, testError: testError.wrong / testError.total, solved: status === "solved" }
    );
    // A trial that diverged before can only improve, and would hide others that got worse.
    const seeds = new Set(before.map(({ seed }) => seed));
    const after = trialsOf(result.trials, { workload, variant }).map(outcomeOf);
    return { workload, variant, before, after: after.filter(({ seed }) => seeds.has(seed)) };
  });
  const [empty, comparable] = [true, false].map((wanted) =>
    outcomes.filter(({ before }) => (before.length === 0) === wanted)
  ) as [CellOutcomes[], CellOutcomes[]];
  const comparisons = compareOutcomes(comparable)
    .filter(({ before, after }) => deciding || before !== after);
  const nothing = empty.map(({ workload, variant }): Finding => ({
    tier: 2,
    check: "test error",
    where: `${workload} ${variant}`,
    before: "none",
    after: "",
    status: deciding ? "undecided" : "noted",
    message: "every trial of the baseline diverged, so that nothing could be worse",
  }));
  return [
    ...nothing,
    ...comparisons.map((comparison): Finding => {
      const { metric, where, before, after, trials, outcome } = comparison;
      const show = (share: number) =>
        metric === "testError" ? percent(share) : `${Math.round(share * trials)} of ${trials}`;
      return {
        tier: 2,
        check: metric === "testError" ? "test error" : "solved",
        where,
        before: show(before),
        after: show(after),
        status: deciding ? STATUS[outcome] : "noted",
        message: describe(comparison),
      };
    }),
  ];
}

/** The difference in points, its 95 % interval, and the margin. */
function describe({ difference, interval, margin, outcome }: CellComparison): string {
  const range = interval === null
    ? "too few seeds for an interval"
    : pointsRange(interval.lowest, interval.highest);
  const seeds = outcome === "undecided" ? "; more seeds would tell" : "";
  return `worse by ${points(difference)} points (${range}), margin ${100 * margin}${seeds}`;
}

import { UsageError } from "../../base/mod.ts";
import type { ResultFile } from "../result_file.ts";
import type { TrialResult } from "../../trial/spec/mod.ts";
import {
  mean,
  type PairedInterval,
  pairedInterval,
  pooledError,
  rateDifference,
  TrialIndex,
  withDiverged,
} from "../statistics/mod.ts";
import { type DifferentSetting, differentSettings, runFacts } from "./run_facts.ts";

/** What became of some trials in one of several runs. */
export interface RunOutcome {
  /** Trials with the same bits as in the first run. */
  readonly same: number;
  /** All wrong answers over all questions; null without numbers. */
  readonly error: number | null;
  /** This run minus the first, trial by trial; null of the first itself, and without numbers. */
  readonly difference: PairedInterval | null;
  /** In seconds, summed over the trials. */
  readonly time: number;
}

/** Trials of a variant that all runs have, on one workload or on all of them. */
export interface RunsRow {
  /** Null of all workloads together. */
  readonly workload: string | null;
  readonly variant: string;
  readonly trials: number;
  /** Run by run. */
  readonly runs: readonly RunOutcome[];
}

/** Several runs beside each other; the first is what the others are compared with. */
export interface RunsCompared {
  /** What a person calls them. */
  readonly names: readonly string[];
  /** Trials of the same workload, variant and seed in all of them. */
  readonly trials: number;
  /** By run, trials that some other run does not have. */
  readonly left: readonly number[];
  readonly settings: readonly DifferentSetting[];
  /** How each run was made, fact by fact. */
  readonly facts: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly rows: readonly RunsRow[];
}

/** Trials of one workload, variant and seed, run by run. */
type Group = readonly TrialResult[];

/**
 * Compares two or more runs by the trials that all of them have, with the first run as what the others are
 * compared with.
 *
 * @param names What a person calls them, in the same order.
 * @throws {UsageError} If there is no trial of the same workload, variant and seed in all of them.
 */
export function compareRuns(files: readonly ResultFile[], names: readonly string[]): RunsCompared {
  const runs = files.map(withDiverged), indices = runs.map((run) => new TrialIndex(run));
  const list = (of: "workloads" | "variants") => [
    ...new Set(runs.flatMap((run) => run[of].map(({ name }) => name))),
  ];
  const workloads = list("workloads");
  const cells = list("variants").map((variant) => ({
    variant,
    strata: workloads.map((workload) => ({
      workload,
      groups: groupsOf(indices.map((index) => index.of(workload, variant))),
    })).filter(({ groups }) => groups.length > 0),
  })).filter(({ strata }) => strata.length > 0);
  const all = cells.flatMap(({ strata }) => strata.flatMap(({ groups }) => groups));
  if (all.length === 0) {
    throw new UsageError(
      `Cannot compare ${
        names.join(", ")
      }: no trial of the same workload, variant and seed is in all of them`,
    );
  }
  return {
    names,
    trials: all.length,
    left: runs.map(({ trials }) => trials.length - all.length),
    settings: differentSettings(all),
    facts: runFacts.map(([name, of]) => ({ name, values: files.map(of) })),
    rows: cells.flatMap(({ variant, strata }): RunsRow[] => [
      ...strata.length < 2
        ? []
        : [row(null, variant, strata.map(({ groups }) => groups), files.length)],
      ...strata.map(({ workload, groups }) => row(workload, variant, [groups], files.length)),
    ]),
  };
}

/** The trials of seeds that all lists have. */
function groupsOf(lists: readonly (readonly TrialResult[])[]): Group[] {
  const [first, ...others] = lists.map((trials) =>
    new Map(trials.map((trial) => [trial.seed, trial]))
  );
  return [...first!].flatMap(([seed, trial]): Group[] => {
    const same = others.flatMap((list) => list.get(seed) ?? []);
    return same.length < others.length ? [] : [[trial, ...same]];
  });
}

function row(
  workload: string | null,
  variant: string,
  strata: readonly (readonly Group[])[],
  count: number,
): RunsRow {
  const groups = strata.flat();
  return {
    workload,
    variant,
    trials: groups.length,
    runs: Array.from({ length: count }, (_, at) => outcome(strata, at)),
  };
}

function outcome(strata: readonly (readonly Group[])[], at: number): RunOutcome {
  const groups = strata.flat();
  const isSame = (group: Group) =>
    group[at]!.digest !== "" && group[at]!.digest === group[0]!.digest;
  // The same trials for all runs: those that have numbers in each.
  const measured = strata.map((own) =>
    own.filter((group) => group.every(({ metrics }) => metrics !== null))
  ).filter(({ length }) => length > 0);
  const error = (trial: TrialResult) => trial.metrics!.testError;
  return {
    same: groups.filter(isSame).length,
    error: pooledError(measured.flat().map((group) => error(group[at]!))),
    difference: at === 0 || measured.length === 0 ? null : pairedInterval(
      measured.map((own) =>
        own.map((group) => rateDifference(error(group[at]!), error(group[0]!)))
      ),
      // Of the same bits nothing is left to chance.
      {
        resolution: groups.every(isSame)
          ? 0
          : mean(measured.flat().map((group) => 1 / error(group[at]!).total)),
      },
    ),
    time: groups.reduce((sum, group) => sum + group[at]!.durationSeconds, 0),
  };
}

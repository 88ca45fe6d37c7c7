import { canonicalJson } from "../../../engine/base/mod.ts";
import { counted, UsageError } from "../../base/mod.ts";
import type { ResultFile } from "../result_file.ts";
import { differentSettings, runFacts } from "./run_facts.ts";
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

/** A fact about how a run was made, for both runs. */
export interface RunFact {
  readonly name: string;
  readonly here: string;
  readonly there: string;
}

/** What a person calls the two runs. */
export interface RunNames {
  readonly here: string;
  readonly there: string;
}

/** A setting in which trials differ that both runs have, by workload, variant and seed. */
export interface SettingDifference {
  /** Its place in the specification: "budget.epochs". */
  readonly name: string;
  readonly here: string;
  readonly there: string;
  /** In how many trials it is so. */
  readonly trials: number;
}

/** Trials of one workload and variant that both runs have, seed by seed. */
export interface ComparedCell {
  readonly workload: string;
  readonly variant: string;
  readonly trials: number;
  /** Of those, the ones with the same bits. */
  readonly same: number;
  /** Over the trials that have numbers in both runs; null if there is none. */
  readonly errors: {
    readonly here: number;
    readonly there: number;
    /** Here minus there, seed by seed. */
    readonly difference: PairedInterval;
  } | null;
  /** In seconds, summed over the trials. */
  readonly time: { readonly here: number; readonly there: number };
}

/** Trials that the other run does not have. */
export interface LoneTrials {
  readonly workload: string;
  readonly variant: string;
  readonly seeds: readonly number[];
}

/** What the second run is called, unless a person says otherwise. */
export const OTHER_RUN = "the other run";

/** Two runs beside each other. */
export interface RunComparison {
  readonly names: RunNames;
  readonly facts: readonly RunFact[];
  readonly settings: readonly SettingDifference[];
  /** Trials of the same workload, variant and seed. */
  readonly trials: number;
  /** Of those, the ones whose specifications are the same. */
  readonly specified: number;
  /** Of `trials`, the ones whose data differ. */
  readonly differentData: number;
  /** Of those, the ones whose loss curves and final parameters are the same, bit for bit. */
  readonly same: number;
  readonly cells: readonly ComparedCell[];
  readonly onlyHere: readonly LoneTrials[];
  readonly onlyThere: readonly LoneTrials[];
}

type Pair = readonly [here: TrialResult, there: TrialResult];

/**
 * Compares two runs: of two commits, or of two machines.
 *
 * @throws {UsageError} If there is no trial of the same workload, variant and seed in both.
 */
export function compareResults(
  here: ResultFile,
  there: ResultFile,
  names: RunNames = { here: "this run", there: OTHER_RUN },
): RunComparison {
  const indices = {
    here: new TrialIndex(withDiverged(here)),
    there: new TrialIndex(withDiverged(there)),
  };
  const cells: ComparedCell[] = [], all: Pair[] = [];
  const onlyHere: LoneTrials[] = [], onlyThere: LoneTrials[] = [];
  for (const [workload, variant] of placesOf(here, there)) {
    const own = bySeed(indices.here.of(workload, variant));
    const others = bySeed(indices.there.of(workload, variant));
    const pairs = [...own].flatMap(([seed, trial]): Pair[] => {
      const other = others.get(seed);
      return other === undefined ? [] : [[trial, other]];
    });
    all.push(...pairs);
    if (pairs.length > 0) cells.push(compareCell(workload, variant, pairs));
    const lone = (these: typeof own, those: typeof own) =>
      [...these.keys()].filter((seed) => !those.has(seed));
    for (
      const [list, seeds] of [[onlyHere, lone(own, others)], [
        onlyThere,
        lone(others, own),
      ]] as const
    ) {
      if (seeds.length > 0) list.push({ workload, variant, seeds });
    }
  }
  if (all.length === 0) {
    throw new UsageError(
      `Cannot compare a run of ${here.suite.name} with one of ${there.suite.name}: ` +
        "they have no trial of the same workload, variant and seed",
    );
  }
  return {
    names,
    facts: factsOf(here, there),
    settings: settingsOf(all),
    trials: all.length,
    specified: all.filter(([one, other]) => one.id === other.id).length,
    differentData: all.filter((pair) => !haveSameData(pair)).length,
    same: all.filter(haveSameBits).length,
    cells,
    onlyHere,
    onlyThere,
  };
}

/** Workloads and variants of both, each once, in the order of the first run's. */
function placesOf(here: ResultFile, there: ResultFile): (readonly [string, string])[] {
  const names = (list: "workloads" | "variants") => [
    ...new Set([...here[list], ...there[list]].map(({ name }) => name)),
  ];
  const variants = names("variants");
  return names("workloads").flatMap((workload) =>
    variants.map((variant) => [workload, variant] as const)
  );
}

function bySeed(trials: readonly TrialResult[]): Map<number, TrialResult> {
  return new Map(trials.map((trial) => [trial.seed, trial]));
}

/** A trial that failed has no digest. */
function haveSameBits([one, other]: Pair): boolean {
  return one.digest !== "" && one.digest === other.digest;
}

function compareCell(workload: string, variant: string, pairs: readonly Pair[]): ComparedCell {
  const sum = (of: (pair: Pair) => number) => pairs.reduce((total, pair) => total + of(pair), 0);
  const measured = pairs.flatMap(([one, other]) =>
    one.metrics === null || other.metrics === null
      ? []
      : [[one.metrics.testError, other.metrics.testError] as const]
  );
  const error = (at: 0 | 1) => pooledError(measured.map((pair) => pair[at]))!;
  return {
    workload,
    variant,
    trials: pairs.length,
    same: pairs.filter(haveSameBits).length,
    errors: measured.length === 0 ? null : {
      here: error(0),
      there: error(1),
      difference: pairedInterval([measured.map(([one, other]) => rateDifference(one, other))], {
        // Of the same bits nothing is left to chance.
        resolution: pairs.every(haveSameBits) ? 0 : mean(measured.map(([{ total }]) => 1 / total)),
      }),
    },
    time: {
      here: sum(([{ durationSeconds }]) => durationSeconds),
      there: sum(([, { durationSeconds }]) => durationSeconds),
    },
  };
}

function factsOf(here: ResultFile, there: ResultFile): RunFact[] {
  return runFacts.map(([name, of]) => ({ name, here: of(here), there: of(there) }));
}

function settingsOf(pairs: readonly Pair[]): SettingDifference[] {
  return differentSettings(pairs).map(({ name, values, trials }) => {
    const [here, there] = values as [string, string];
    return { name, here, there, trials };
  });
}

/** What a comparison says, in a sentence. */
export function comparisonVerdict({ trials, same }: RunComparison): string {
  if (same === trials) return "The two runs agree bit for bit.";
  return same === 0 ? "No trial has the same bits in both runs." : "Some trials differ.";
}

/** How many trials can be compared, and how far they are the same. */
export function comparisonBits(
  { trials, specified, same, differentData }: RunComparison,
): string {
  const shared = `${counted(trials, "trial")} of the same workload, variant and seed ${
    trials === 1 ? "is" : "are"
  } in both. ${same} of ${trials} ${
    same === 1 ? "has" : "have"
  } the same digest: the same losses and the same parameters to the last bit.`;
  if (specified === trials) return `${shared} All have the same specification in both.`;
  const differing = specified === 0
    ? "None has the same specification in both: something that decides the result differs."
    : `Only ${specified} ${
      specified === 1 ? "has" : "have"
    } the same specification in both; of the others something that decides the result differs.`;
  return `${shared} ${differing}${
    differentData === 0 ? "" : ` ${dataWords(differentData, trials)}`
  }`;
}

/** Of trials on other data: their errors are no measure of each other. */
function dataWords(different: number, trials: number): string {
  const subject = different === trials ? "The two runs" : `${different} of ${trials} trials`;
  return `${subject} learned from different data, so a difference of errors says nothing about ` +
    "the training.";
}

/** Whether two trials learned from the same data, and were tested on them. */
function haveSameData([{ spec: one }, { spec: other }]: Pair): boolean {
  return canonicalJson(one.data) === canonicalJson(other.data);
}

import project from "../../deno.json" with { type: "json" };
import type { Answer, Machine, RunRecord } from "../run/store/mod.ts";
import { countMachines } from "./count_machines.ts";
import type { ResultFile } from "./result_file.ts";
import type { TrainedNetwork, TrialResult } from "../trial/spec/mod.ts";
import { splitAnswer } from "./search/mod.ts";
import { bestTrial } from "./statistics/mod.ts";
import { trialToPlayWith } from "./trial_to_play_with.ts";

/** What of a run belongs into its result. */
export type ResultRun = Pick<
  RunRecord,
  | "suite"
  | "backend"
  | "tfjs"
  | "fallbacks"
  | "workloads"
  | "variants"
  | "published"
  | "successes"
  | "seeds"
  | "plannedTrials"
  | "search"
  | "trials"
>;

/** What a result file says beside the run and its trials. */
export interface ResultContext {
  /** Its arguments, as a program gets them. */
  readonly command: readonly string[];
  /** What ran the trials, if not this Deno: the name and version of a browser. */
  readonly deno?: string;
  /** The machine that ran a trial; null where it is not known. */
  machineOf(trial: TrialResult): Answer<Machine | null>;
  /** The network of a trial; null where there is none. */
  networkOf(trial: TrialResult): Answer<TrainedNetwork | null>;
  /** The shards that trials are missing of, of a run that was merged. */
  readonly missingShards?: ResultFile["missingShards"];
}

/**
 * Puts a result file together. Of each workload and variant one trial keeps what there is to look at: the
 * best; where all diverged, the first that has anything.
 */
export async function assembleResult(
  run: ResultRun,
  all: readonly TrialResult[],
  { command, deno, machineOf, networkOf, missingShards }: ResultContext,
): Promise<ResultFile> {
  const split = run.search?.stage === "answer" ? splitAnswer(run.search, all) : null;
  const { trials, search } = split ?? { trials: all, search: null };
  const isArm = (name: string) => search?.arms.some(({ variant }) => variant === name) ?? true;
  const shown = new Set(lookedAt(trials));
  const toPlayWith = trialToPlayWith(trials);
  const network = toPlayWith && await networkOf(toPlayWith);
  const { suite, tfjs, backend, fallbacks, workloads, variants, published, successes } = run;
  return {
    format: "gradnoise-result",
    version: 6,
    suite,
    createdAt: new Date().toISOString(),
    command: [...command],
    versions: { gradnoise: project.version, deno: deno ?? Deno.version.deno, tfjs },
    machines: await countMachines(trials, machineOf),
    backend,
    fallbacks,
    workloads,
    // Configurations that are tried are not compared with each other.
    variants: run.search?.stage === "search"
      ? variants.map((variant) => ({ ...variant, reference: null }))
      : variants.filter(({ name }) => isArm(name)),
    published,
    ...successes.length === 0 ? {} : { successes },
    seeds: run.seeds,
    ...search === null ? {} : { search },
    trials: trials.map((trial) => shown.has(trial) ? trial : { ...trial, inspections: [] }),
    plannedTrials: run.plannedTrials - run.trials.filter(({ variant }) => !isArm(variant)).length,
    ...missingShards === undefined ? {} : { missingShards },
    network: network && { ...network, trial: toPlayWith!.id },
  };
}

/** Of each workload and variant the trial that keeps what there is to look at. */
function lookedAt(trials: readonly TrialResult[]): TrialResult[] {
  const cells = Map.groupBy(trials, ({ workload, variant }) => `${workload} ${variant}`);
  return [...cells.values()].flatMap((cell) =>
    bestTrial(cell) ?? cell.find(({ inspections }) => inspections.length > 0) ?? []
  );
}

/**
 * The trials whose inspections decide what a result shows. If all others lose theirs, the result is the same
 * one, also after more trials.
 */
export function shownTrials(trials: readonly TrialResult[]): TrialResult[] {
  return [...lookedAt(trials), ...[trialToPlayWith(trials)].filter((trial) => trial !== null)];
}

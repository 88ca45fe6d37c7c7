import project from "../../deno.json" with { type: "json" };
import type { Plan } from "../run/mod.ts";
import type { ResultFile } from "./result_file.ts";
import type { TrainedNetwork, TrialResult } from "../trial/spec/mod.ts";
import { bestTrial } from "./statistics/mod.ts";
import { trialToPlayWith } from "./trial_to_play_with.ts";

/** What a result file says beside the plan and its trials. */
export interface ResultContext {
  /** Its arguments, as a program gets them. */
  readonly command: readonly string[];
  readonly fallbacks: readonly string[];
  /** The network of a trial; null where there is none. */
  networkOf(trial: TrialResult): TrainedNetwork | null | Promise<TrainedNetwork | null>;
}

/**
 * Puts a result file together. Of each workload and variant one trial keeps what there is to look at: the
 * best; where all diverged, the first that has anything.
 */
export async function assembleResult(
  plan: Plan,
  trials: readonly TrialResult[],
  { command, fallbacks, networkOf }: ResultContext,
): Promise<ResultFile> {
  const cells = Map.groupBy(trials, ({ workload, variant }) => `${workload} ${variant}`);
  const shown = new Set(
    [...cells.values()].map((cell) =>
      bestTrial(cell) ?? cell.find(({ inspections }) => inspections.length > 0)
    ),
  );
  const toPlayWith = trialToPlayWith(trials);
  const network = toPlayWith && await networkOf(toPlayWith);
  const { suite, backend, workloads, variants, published, successes, seeds } = plan;
  return {
    format: "gradnoise-result",
    version: 5,
    suite,
    createdAt: new Date().toISOString(),
    command: [...command],
    versions: {
      gradnoise: project.version,
      deno: Deno.version.deno,
      tfjs: plan.trials[0]!.spec.numerics.tfjs,
    },
    machine: {
      os: Deno.build.os,
      arch: Deno.build.arch,
      cores: navigator.hardwareConcurrency,
    },
    backend,
    fallbacks: [...fallbacks],
    workloads,
    variants,
    published,
    ...successes.length === 0 ? {} : { successes },
    seeds,
    trials: trials.map((trial) => shown.has(trial) ? trial : { ...trial, inspections: [] }),
    plannedTrials: plan.trials.length,
    network: network && { ...network, trial: toPlayWith!.id },
  };
}

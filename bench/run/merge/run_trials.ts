import type { RecordedTrial } from "../store/mod.ts";
import type { DistinctRun } from "./distinct_runs.ts";

/** All trials that records of a run name, each once, in the order workload, variant, seed. */
export function runTrials({ record, found }: DistinctRun): RecordedTrial[] {
  const all = new Map(
    found.flatMap(({ record }) => record.trials.map((trial) => [trial.id, trial])),
  );
  const orderOf = (names: readonly (string | number)[]) =>
    new Map(names.map((name, i) => [name, i]));
  const workloads = orderOf(record.workloads.map(({ name }) => name));
  const variants = orderOf(record.variants.map(({ name }) => name));
  const seeds = orderOf(record.seeds);
  return [...all.values()].sort((one, other) =>
    workloads.get(one.workload)! - workloads.get(other.workload)! ||
    variants.get(one.variant)! - variants.get(other.variant)! ||
    seeds.get(one.seed)! - seeds.get(other.seed)!
  );
}

import { trialFingerprint } from "./fingerprint.ts";
import type { Plan } from "./plan.ts";
import type { RunRecord } from "./store/mod.ts";

/** What a run is beside its plan. */
export interface RunContext {
  /** Of its folder. */
  readonly name: string;
  /** See `recordedCommand`. */
  readonly command: readonly string[];
  /** Of gradnoise's code. */
  readonly fingerprint: string;
  /** What the backend could not use. */
  readonly fallbacks: readonly string[];
}

/** A run as stores remember it. */
export function runRecord(
  plan: Plan,
  { name, command, fingerprint, fallbacks }: RunContext,
): RunRecord {
  const { suite, backend, workloads, variants, published, successes, seeds, trials, shard } = plan;
  const { search } = plan;
  return {
    name,
    command: [...command],
    fingerprint,
    suite: { ...suite },
    backend,
    tfjs: trials[0]!.spec.numerics.tfjs,
    fallbacks: [...fallbacks],
    ...{ workloads, variants, published: [...published], successes: [...successes], seeds },
    ...search === undefined ? {} : { search },
    plannedTrials: shard?.plannedTrials ?? trials.length,
    shard: shard && { number: shard.number, of: shard.of },
    trials: trials.map(({ id, spec: { workload, variant, seed }, plugins, seconds }) => ({
      id,
      fingerprint: trialFingerprint(fingerprint, plugins),
      ...{ workload, variant, seed, seconds },
    })),
  };
}

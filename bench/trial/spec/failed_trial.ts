import { noEpochs, type TrialResult } from "./trial_result.ts";
import { trialId } from "./trial_spec.ts";
import type { TrialJob } from "./job.ts";

/** The result of a trial that ended with an exception, or whose worker died. */
export function failedTrial({ spec, fingerprint }: TrialJob, message: string): TrialResult {
  return {
    id: trialId(spec),
    workload: spec.workload,
    variant: spec.variant,
    seed: spec.seed,
    status: "failed",
    message,
    metrics: null,
    epochs: noEpochs(),
    parameterCount: 0,
    dataDigest: "",
    tensors: { before: 0, after: 0 },
    fingerprint,
    durationSeconds: 0,
    calibrationSeconds: 0,
    digest: "",
    inspections: [],
    spec,
  };
}

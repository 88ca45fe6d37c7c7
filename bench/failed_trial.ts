import { type Epochs, epochsSchema, type TrialResult } from "./result_file.ts";
import type { TrialJob } from "./trial/mod.ts";
import { trialId } from "./trial_spec.ts";

/** The result of a trial whose worker could not say itself how it failed. */
export function failedTrial({ spec, fingerprint }: TrialJob, message: string): TrialResult {
  const noEpochs = Object.keys(epochsSchema.shape).map((column) => [column, []]);
  return {
    id: trialId(spec),
    workload: spec.workload,
    variant: spec.variant,
    seed: spec.seed,
    status: "failed",
    message,
    metrics: null,
    epochs: Object.fromEntries(noEpochs) as Epochs,
    parameterCount: 0,
    dataDigest: "",
    tensors: { before: 0, after: 0 },
    fingerprint,
    durationSeconds: 0,
    digest: "",
    inspections: [],
    spec,
  };
}

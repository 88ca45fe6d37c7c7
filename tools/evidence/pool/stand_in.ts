import { trialId, type TrialResult, type TrialSpec } from "../../../bench/trial/spec/mod.ts";

/** The result of a trial that was not trained: that of another seed. */
export function standIn(model: TrialResult, spec: TrialSpec): TrialResult {
  return { ...model, id: trialId(spec), seed: spec.seed, spec };
}

import type { InspectedTrial } from "../../models/mod.ts";
import { lengthOf, type TrialResult } from "../trial/spec/mod.ts";

/** What a model's entry needs to know of a trial to show what there was to look at. */
export function inspectedTrial(
  { id, variant, seed, metrics, spec }: TrialResult,
): InspectedTrial {
  return {
    ...{ id, variant, seed },
    options: spec.model.options,
    optimizer: spec.optimizer,
    length: lengthOf(spec.budget),
    testError: metrics?.testError.value ?? null,
  };
}

import type { InspectedTrial } from "../../models/mod.ts";
import type { TrialResult } from "../trial/spec/mod.ts";

/** What a model's entry needs to know of a trial to show what there was to look at. */
export function inspectedTrial(
  { variant, seed, spec }: Pick<TrialResult, "variant" | "seed" | "spec">,
): InspectedTrial {
  return { variant, seed, options: spec.model.options, optimizer: spec.optimizer };
}

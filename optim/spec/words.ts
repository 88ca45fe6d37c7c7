import type { TrainingLength } from "../schedules/mod.ts";
import type { Step } from "./step.ts";
import { transformationOf } from "./table.ts";

/** What a step does: "clip to a global norm of 40". */
export function stepWords({ kind, ...options }: Step, length?: TrainingLength): string {
  return transformationOf(kind)?.words(options, length) ?? kind;
}

import { listed } from "../base/mod.ts";
import { type TrialResult, unknownNames } from "../trial/spec/mod.ts";

/** A line about what stored trials were made of and is not here; none if all is. */
export function unknownNote(trials: readonly TrialResult[]): string[] {
  const names = [...new Set(trials.flatMap(({ spec }) => unknownNames(spec)))];
  if (names.length === 0) return [];
  return [`Not here: ${listed(names)}; --use loads a module that has it`];
}

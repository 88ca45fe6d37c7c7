/** Workloads, variants and suites: data, and what a suite makes of a workload. */

export { about, aboutBetween, suiteSize, trialSeconds } from "./estimate.ts";
export { LIMITS } from "./limits.ts";
export { errorOfGuess } from "./guess.ts";
export { hasKinds } from "./has_kinds.ts";
export {
  addsNoise,
  chooseTaskOptions,
  comparable,
  makeRecipe,
  makeSchedule,
  modelChanges,
  type Recipe,
} from "./recipe.ts";
export {
  answerSuite,
  type Arm,
  armsOf,
  type ChosenConfigurations,
  type Configuration,
  configurationName,
  configurationWords,
  hasSearch,
  type Search,
  type SearchedSuite,
  searchedValueSchema,
  searchedValuesSchema,
  searchSuite,
} from "./search/mod.ts";
export { suiteFor } from "./overrides.ts";
export { registerVariant, variants } from "./variants.ts";
export { registerWorkload, type Workload, workloads } from "./workloads.ts";
export { secondsPerEpoch } from "./seconds.ts";
export { storedBytes } from "./stored_bytes.ts";
export type { Suite, Variant } from "./schema/schema.ts";
export { registerSuite, suites } from "./suites.ts";

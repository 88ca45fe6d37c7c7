/** Stores of several machines, or of the shards of a run, put together. */

export { type DistinctRun, distinctRuns } from "./distinct_runs.ts";
export { type Merge, type MergedRun, type MergeInput, mergeStores } from "./merge_stores.ts";
export {
  missingParts,
  type TrialState,
  type UnfinishedPart,
  unfinishedShards,
} from "./missing_parts.ts";
export { MOST_LISTED, numberWords } from "./number_words.ts";
export { continuingCommand, missingCommand } from "./part_commands.ts";
export { placeWords } from "./place_words.ts";
export { type StorePlace, storePlace } from "./store_place.ts";

/** A suite with a search is two runs: the search, and the answer that it decides. */

export { choicesByBudget, chosenOf, searchError } from "./choose.ts";
export { foundBy, planAnswer, planSearch, type SearchedTrial } from "./plan_search.ts";
export { type Found, foundSchema, type SearchRecord, searchRecordSchema } from "./search_record.ts";

/** The search behind a result. */

export { type OtherTrial, type ResultSearch, resultSearchSchema } from "./search_schema.ts";
export { splitAnswer } from "./split_answer.ts";

/** What a report answers, in words. */

export { manyAnswers } from "./many_answers.ts";
export { noAnswer } from "./no_answer.ts";
export { oneAnswer } from "./one_answer.ts";
export { rateAnswer } from "./rate_answer.ts";
export { type RateRow, rateRows } from "./rate_rows.ts";

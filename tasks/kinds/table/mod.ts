/** Questions with a table each: batches, vectorizer and split. */

export type { ReadableQuestion, TableBatch, TableDataset, TableShape, TableTask } from "./batch.ts";
export { buildTableDataset, readableQuestion } from "./dataset.ts";
export { questionsDigest } from "./digest.ts";
export { absenceFault } from "./check_questions.ts";
export type { Answer, Table, TableQuestion, TableQuestions } from "./question.ts";
export { questionText, shortestNumber, type Wording } from "./question_text.ts";

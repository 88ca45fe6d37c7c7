/** Stories with a question each: batches, the text format, vectorizer and split. */

export type { ReadableStory, StoryBatch, StoryDataset, StoryShape, StoryTask } from "./batch.ts";
export { buildStoryDataset } from "./dataset.ts";
export { type Question, readStories, type Statement, type Story } from "./reader.ts";
export { readTexts, type StorySource, type Texts } from "./source.ts";
export { readTaskStories, type TaskStories, type TaskTexts, unknownAnswers } from "./split.ts";
export { type Counts, type TextStatistics, textStatistics } from "./text_statistics.ts";

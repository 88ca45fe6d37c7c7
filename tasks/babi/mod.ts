/** The bAbI tasks: reader, vectorizer, generators, published numbers, and what texts are made of. */

export { buildDataset } from "./dataset.ts";
export { locateTextFiles } from "../locate_text_files.ts";
export { readTextFile } from "../text_file.ts";
export { readTaskStories, type TaskStories, type TaskTexts, unknownAnswers } from "./parts.ts";
export { type Question, readStories, type Statement, type Story } from "./reader.ts";
export { releaseOf } from "./releases.ts";
export { type StorySource, storySources, type Texts } from "./sources.ts";
export { babiTasks } from "./tasks.ts";
export { type Counts, type TextStatistics, textStatistics } from "./text_statistics.ts";

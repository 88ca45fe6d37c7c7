/** Where examples come from, how an answer is scored, what others published. */

export {
  type Counts,
  type Question,
  readStories,
  releaseOf,
  type Statement,
  type Story,
  type StorySource,
  storySources,
  type StoryTask,
  type Texts,
  type TextStatistics,
  textStatistics,
} from "./babi/mod.ts";
export {
  type Batch,
  DataError,
  type Dataset,
  type DatasetPart,
  type Examples,
  type FilePair,
  type GeneratedData,
  MissingFileError,
  type PublishedResult,
  type ReadableStory,
  type StoryBatch,
  type StoryDataset,
  type StoryShape,
  type Task,
  type TaskFiles,
} from "./task.ts";
export { tasks } from "./tasks.ts";

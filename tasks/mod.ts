/** Where examples come from, how an answer is scored, what others published. */

export { arithmeticSources } from "./arithmetic/mod.ts";
export {
  type Counts,
  type Question,
  readStories,
  releaseOf,
  type Statement,
  type Story,
  type StorySource,
  storySources,
  type Texts,
  type TextStatistics,
  textStatistics,
} from "./babi/mod.ts";
export type { Dataset, DatasetPart, Examples } from "./dataset.ts";
export type { ReadableStory, StoryBatch, StoryDataset, StoryShape } from "./story.ts";
export type { ReadableQuestion, TableBatch, TableDataset, TableShape } from "./table.ts";
export {
  type Answer,
  buildTableDataset,
  columnNames,
  generateQuestions,
  type GivenAnswer,
  interpret,
  isRightAnswer,
  type Level,
  type Operands,
  type Operation,
  type OperationName,
  operationNames,
  operations,
  parseQuestion,
  type QuestionStyle,
  questionText,
  shortestNumber,
  type Step,
  STEPS,
  type Table,
  type TableOptions,
  type TableQuestion,
  type TableQuestions,
  type TableSource,
  tableSources,
  type Template,
  templatesOf,
  writeQuestion,
} from "./table_arithmetic/mod.ts";
export {
  type Batch,
  DataError,
  type FilePair,
  type GeneratedData,
  MissingFileError,
  type PublishedResult,
  type StoryTask,
  type TableTask,
  type Task,
  type TaskFiles,
  type TaskOptions,
} from "./task.ts";
export { findTask, storyTasks, tableTasks, tasks } from "./tasks.ts";

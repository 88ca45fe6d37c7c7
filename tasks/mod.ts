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
  meaningOf,
  type Operands,
  type Operation,
  type OperationName,
  operationNames,
  operations,
  type QuestionStyle,
  questionText,
  type Step,
  STEPS,
  synonyms,
  type Table,
  type TableOptions,
  type TableQuestion,
  type Template,
  templatesOf,
} from "./table_arithmetic/mod.ts";
export {
  type Batch,
  DataError,
  type FilePair,
  type GeneratedData,
  MissingFileError,
  type PublishedResult,
  type Task,
  type TaskFiles,
} from "./task.ts";
export { tasks } from "./tasks.ts";

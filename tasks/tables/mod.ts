/** Arithmetic over tables: what programs do, the questions they answer, and how answers are scored. */

export {
  type QuestionText,
  readQuestionFiles,
  readQuestions,
  writeQuestion,
} from "./question_file.ts";
export { countForms } from "./forms.ts";
export {
  generateQuestions,
  type TableOptions,
  type Testing,
  UNSEEN,
  wordingOf,
} from "./generator.ts";
export { interpret, type Run, type Step } from "./interpreter.ts";
export { meaningOf } from "./meaning.ts";
export {
  type Effect,
  type Operands,
  type Operation,
  type OperationName,
  operationNames,
  operations,
  type Sight,
} from "./operations.ts";
export {
  columnNames,
  drawQuestion,
  drawTable,
  type QuestionStyle,
  type TableSizes,
  testSizes,
  trainingSizes,
} from "./question.ts";
export { parseQuestion } from "./parse_question.ts";
export { type Program, programFinder } from "./program.ts";
export { programInWords, programMeaning, type ProgramNames, stepInWords } from "./program_words.ts";
export { publishedTemplates } from "./published.ts";
export { type GivenAnswer, isRightAnswer, isRightNumber } from "./score.ts";
export {
  type Category,
  type Level,
  type OperandName,
  STEPS,
  sumDifferences,
  type Template,
  templatesOf,
  type Token,
} from "./templates.ts";
export { type RunnableProgram, shortestMeaning } from "./shortest_meaning.ts";
export { synonyms } from "./synonyms.ts";
export { type TableSource, tableSources } from "./sources.ts";
export { seenShare, type TableStatistics, tableStatistics } from "./statistics.ts";
export { textWords } from "./text_words.ts";
export type { Balance, Columns } from "./training.ts";
export { tablesTasks } from "./tasks.ts";

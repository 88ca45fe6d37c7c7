/** Arithmetic over tables: what programs do, the questions they answer, and how answers are scored. */

export { buildTableDataset, questionText, type TableQuestions } from "./dataset.ts";
export { generateQuestions, type TableOptions, UNSEEN } from "./generator.ts";
export { type Answer, interpret, type Run, type Step } from "./interpreter.ts";
export { meaningOf } from "./meaning.ts";
export {
  type Effect,
  type Operands,
  type Operation,
  type OperationName,
  operationNames,
  operations,
  type Sight,
  type Table,
} from "./operations.ts";
export {
  columnNames,
  drawQuestion,
  drawTable,
  type QuestionStyle,
  synonyms,
  type TableQuestion,
  type TableSizes,
  testSizes,
  textWords,
  trainingSizes,
} from "./question.ts";
export { type GivenAnswer, isRightAnswer } from "./score.ts";
export {
  type Level,
  type OperandName,
  STEPS,
  type Template,
  templatesOf,
  type Token,
} from "./templates.ts";

/** The Neural Programmer. */

export { chooseTables } from "./choose_tables.ts";
export { programs } from "./inspection.ts";
export {
  type KindsInspection,
  type ProgrammerInspection,
  programmerInspectionSchema,
  type SearchInspection,
  type TableAnswer,
  type TableInspection,
  tableInspectionSchema,
} from "./inspection_schema.ts";
export type { InspectedStep, ProgramInspection } from "./program_inspection.ts";
export {
  answerInWords,
  choicesOf,
  likeliest,
  outcomeOf,
  rowsAmiss,
  tableNumber,
  takenBy,
} from "./table_answer.ts";
export { NeuralProgrammer } from "./neural_programmer.ts";
export {
  type NeuralProgrammerOptions,
  neuralProgrammerOptionsSchema,
  parseNeuralProgrammerOptions,
} from "./options.ts";
export { drawSelectionNoise } from "./selection_noise.ts";
export { type SharedPrograms, sharePrograms } from "./share_programs.ts";
export { choosePrograms, type ChosenProgram, inspectProgram, runProgram } from "./program.ts";
export {
  compareNumbers,
  compareWords,
  type Comparisons,
  mix,
  runSoftly,
  type SoftAnswer,
  type SoftStep,
} from "./reference/mod.ts";

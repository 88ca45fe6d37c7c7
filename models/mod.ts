/** Networks: parameters, loss, prediction, what there is to look at. */

export { differentiate } from "./differentiate.ts";
export {
  MemN2N,
  type MemN2NOptions,
  memN2NOptionsSchema,
  memoryScores,
  memorySum,
  parseMemN2NOptions,
  questionWeights,
  statementWeights,
} from "./memn2n/mod.ts";
export type {
  AttentionInspection,
  InspectedStep,
  LossAndGradients,
  Mode,
  Model,
  ModelInspection,
  ModeRandom,
  Names,
  Prediction,
  ProgramInspection,
  Score,
} from "./model.ts";
export {
  type ChosenProgram,
  compareNumbers,
  compareWords,
  type Comparisons,
  inspectProgram,
  mix,
  NeuralProgrammer,
  type NeuralProgrammerOptions,
  neuralProgrammerOptionsSchema,
  parseNeuralProgrammerOptions,
  programInWords,
  runProgram,
  runSoftly,
  type SoftAnswer,
  type SoftStep,
  stepInWords,
} from "./neural_programmer/mod.ts";
export { type ModelEntry, type ModelOptions, models } from "./registry.ts";

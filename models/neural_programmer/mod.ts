/** The Neural Programmer. */

export { NeuralProgrammer } from "./neural_programmer.ts";
export {
  type NeuralProgrammerOptions,
  neuralProgrammerOptionsSchema,
  parseNeuralProgrammerOptions,
} from "./options.ts";
export { drawSelectionNoise, sharePrograms } from "./selection_noise.ts";
export { type ChosenProgram, inspectProgram, runProgram } from "./program.ts";
export {
  compareNumbers,
  compareWords,
  type Comparisons,
  mix,
  runSoftly,
  type SoftAnswer,
  type SoftStep,
} from "./soft_operations.ts";

/** Networks: parameters, loss, prediction, what there is to look at. */

export type {
  About,
  BandSeries,
  Cell,
  Chart,
  ChartDetail,
  Column,
  CommandDetail,
  Detail,
  Details,
  DistributionSeries,
  Fact,
  FactsDetail,
  GroupDetail,
  IntervalSeries,
  ListDetail,
  PlayerDetail,
  PlayerStep,
  PlaygroundDetail,
  Row,
  Series,
  Span,
  Table,
  TableDetail,
  TextDetail,
  Unit,
  Value,
  Values,
  ValueSeries,
  Words,
} from "./details/mod.ts";
export { differentiate } from "./differentiate.ts";
export { MemN2N } from "./mem_n2n.ts";
export { type MemN2NOptions, memN2NOptionsSchema, parseMemN2NOptions } from "./mem_n2n_options.ts";
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
export { NeuralProgrammer } from "./neural_programmer.ts";
export {
  type NeuralProgrammerOptions,
  neuralProgrammerOptionsSchema,
  parseNeuralProgrammerOptions,
} from "./neural_programmer_options.ts";
export { questionWeights, statementWeights } from "./position_encoding.ts";
export { type ChosenProgram, inspectProgram, runProgram } from "./program.ts";
export { programInWords, stepInWords } from "./program_words.ts";
export {
  compareNumbers,
  compareWords,
  type Comparisons,
  mix,
  runSoftly,
  type SoftAnswer,
  type SoftStep,
} from "./soft_operations.ts";
export { type ModelEntry, type ModelOptions, models } from "./registry.ts";

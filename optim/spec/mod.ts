/** The language of optimizers: steps as data and text. Loads no TensorFlow.js. */

export {
  annealed,
  cosine,
  defineSchedule,
  follow,
  halveEvery,
  type Position,
  registerSchedule,
  type Schedule,
  type ScheduleEntry,
  scheduleOf,
  schedules,
  scheduleSchema,
  scheduleWords,
  type TrainingLength,
} from "../schedules/mod.ts";
export { type Stage, stages } from "../stage.ts";
export { buildOptimizer, buildStep } from "./build.ts";
export { defineTransformation, type TransformationEntry } from "./entry.ts";
export { formatOptimizer } from "./format.ts";
export { OptimizerError } from "./optimizer_error.ts";
export { signatureOf } from "./parse.ts";
export {
  type OptimizerSource,
  parseOptimizer,
  readOptimizer,
  readStage,
  readSteps,
  stepsSchema,
} from "./read.ts";
export {
  addedNoise,
  deviationOf,
  followedBy,
  limitOf,
  pinSchedules,
  rateOf,
  replaceStages,
  stageOf,
  stepsOf,
  stepWords,
} from "./stages.ts";
export type { BuildContext, Step } from "./step.ts";
export { registerTransformation, transformationOf, transformations } from "./table.ts";

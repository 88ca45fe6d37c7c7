/** The language of optimizers: steps as data and text. Loads no TensorFlow.js. */

export {
  annealed,
  cosine,
  defineSchedule,
  follow,
  halveEvery,
  measuredBy,
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
export { buildOptimizer, buildStep, wrapStep } from "./build.ts";
export {
  defineTransformation,
  defineWrapper,
  type StepEntry,
  type TransformationEntry,
  type WrapperEntry,
} from "./entry.ts";
export { formatOptimizer } from "./format.ts";
export { OptimizerError } from "./optimizer_error.ts";
export { parseSchedule, signatureOf } from "./parse.ts";
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
  batchesPerUpdate,
  deviationOf,
  epochScheduleIn,
  followedBy,
  limitOf,
  permitsAnyOrder,
  pinSchedules,
  rateOf,
  replaceStages,
  stageOf,
  stepsOf,
  stepWords,
} from "./stages.ts";
export type { BuildContext, Step } from "./step.ts";
export { registerTransformation, transformationOf, transformations } from "./table.ts";

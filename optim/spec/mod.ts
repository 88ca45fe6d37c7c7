/** The language of optimizers: steps as data and text. Loads no TensorFlow.js. */

export {
  annealed,
  defineSchedule,
  follow,
  halveEvery,
  type Position,
  type Schedule,
  type ScheduleEntry,
  scheduleOf,
  schedules,
  scheduleSchema,
  type TrainingLength,
} from "../schedules/mod.ts";
export { type Stage, stages } from "../stage.ts";
export { buildOptimizer, buildStep } from "./build.ts";
export { defineTransformation, type TransformationEntry } from "./entry.ts";
export { formatOptimizer } from "./format.ts";
export { OptimizerError } from "./optimizer_error.ts";
export { signatureOf } from "./parse.ts";
export {
  optimizerSchema,
  type OptimizerSource,
  parseOptimizer,
  readOptimizer,
  readSteps,
  replaceStages,
  stageOf,
  stageSchema,
} from "./read.ts";
export type { BuildContext, Step } from "./step.ts";
export { registerTransformation, transformationOf, transformations } from "./table.ts";
export { stepWords } from "./words.ts";

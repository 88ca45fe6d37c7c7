/** Gradient transformations: clip, noise, rule, chain. Usable alone in any tfjs project. */

export { applyGradients, applyUpdates } from "./apply.ts";
export { chain } from "./chain.ts";
export {
  clipAdaptively,
  clipByBlockRms,
  clipByGlobalNorm,
  clipBySpectralNorm,
  clipByValue,
  clipEach,
  clipPerGroup,
  clipPerParameter,
  spectralNorm,
} from "./clips/mod.ts";
export {
  checkTransformation,
  type Expectations,
  type ExpectedClip,
  type ExpectedNoise,
  type MakeTransformation,
  type ReferenceUpdate,
} from "./conformance/mod.ts";
export { type Cover, coverOf, type Mask, type Rows } from "./mask.ts";
export {
  addGradientNoise,
  addLangevinNoise,
  type GradientNoiseOptions,
  type LangevinNoiseOptions,
} from "./noise/mod.ts";
export { globalNorm } from "./norm.ts";
export {
  adagrad,
  type AdagradConstants,
  type AdagradOptions,
  type AdagradState,
  adam,
  type AdamConstants,
  type AdamOptions,
  type AdamState,
  adamw,
  type AdamWOptions,
  decayWeights,
  momentum,
  type MomentumOptions,
  nesterov,
  rmsprop,
  type RmsPropConstants,
  type RmsPropOptions,
  type RmsPropState,
  scaleByAdagrad,
  scaleByAdam,
  scaleByLearningRate,
  scaleByRmsProp,
  sgd,
  trace,
  type TraceOptions,
  type TraceState,
} from "./rules/mod.ts";
export {
  annealed,
  type BuildContext,
  buildOptimizer,
  cosine,
  defineSchedule,
  defineTransformation,
  defineWrapper,
  follow,
  formatOptimizer,
  halveEvery,
  OptimizerError,
  parseOptimizer,
  parseSchedule,
  type Position,
  type Schedule,
  type ScheduleEntry,
  schedules,
  scheduleSchema,
  type Stage,
  type Step,
  type StepEntry,
  type TrainingLength,
  type TransformationEntry,
  transformations,
  type WrapperEntry,
} from "./spec/mod.ts";
export { type State, stateFromJson, stateToJson } from "./state.ts";
export type {
  Elementwise,
  GradientTransformation,
  Observation,
  Parameters,
  Specification,
  StepInfo,
  Tree,
} from "./transformation.ts";
export {
  accumulate,
  type AccumulateState,
  asTfOptimizer,
  type TransformationOptimizer,
} from "./wrappers/mod.ts";

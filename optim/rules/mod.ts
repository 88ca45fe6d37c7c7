/** Rules: what turns gradients into updates, and what scales gradients before that. */

export { adam, type AdamOptions } from "./adam.ts";
export { adamw, type AdamWOptions } from "./adamw.ts";
export { decayWeights } from "./decay_weights.ts";
export { momentum, type MomentumOptions, nesterov } from "./momentum.ts";
export {
  adagrad,
  type AdagradConstants,
  type AdagradOptions,
  type AdagradState,
  scaleByAdagrad,
} from "./scale_by_adagrad.ts";
export { type AdamConstants, type AdamState, scaleByAdam } from "./scale_by_adam.ts";
export { scaleByLearningRate, sgd } from "./scale_by_learning_rate.ts";
export {
  rmsprop,
  type RmsPropConstants,
  type RmsPropOptions,
  type RmsPropState,
  scaleByRmsProp,
} from "./scale_by_rms_prop.ts";
export { trace, type TraceOptions, type TraceState } from "./trace.ts";

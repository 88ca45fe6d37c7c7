/** Rules: what turns gradients into updates, and what scales gradients before that. */

export { adam, type AdamConstants, type AdamOptions, type AdamState, scaleByAdam } from "./adam.ts";
export { scaleByLearningRate, sgd } from "./scale_by_learning_rate.ts";
export { trace, type TraceState } from "./trace.ts";

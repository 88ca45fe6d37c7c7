/** Wrappers: what contains a whole optimizer, and tfjs's form of one. */

export { accumulate, type AccumulateState } from "./accumulate.ts";
export { asTfOptimizer, type TransformationOptimizer } from "./tf_optimizer.ts";

/** Wrappers: what contains a whole optimizer, combinators, and tfjs's form of an optimizer. */

export { accumulate, type AccumulateState } from "./accumulate.ts";
export { average, averagesOf, type AverageState, useAverages } from "./average.ts";
export { masked } from "./masked.ts";
export { named, type NamedState } from "./named.ts";
export { skipNonFinite, skippedIn, type SkipState } from "./skip_non_finite.ts";
export { telemetry, telemetryOf, type TelemetryState } from "./telemetry.ts";
export { asTfOptimizer, type TransformationOptimizer } from "./tf_optimizer.ts";

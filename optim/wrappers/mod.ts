/** Transformations in another form. */

export { asTfOptimizer, type TransformationOptimizer } from "./tf_optimizer.ts";

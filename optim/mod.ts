/** Gradient transformations: clip, noise, rule, chain. Usable alone in any tfjs project. */

export { applyUpdates } from "./apply.ts";
export { chain } from "./chain.ts";
export { clipByGlobalNorm, clipPerGroup } from "./clip.ts";
export { fromConfig } from "./from_config.ts";
export { constant, halveEvery, type LearningRate, learningRateAt } from "./learning_rate.ts";
export {
  addGradientNoise,
  annealed,
  fixed,
  type NoiseSchedule,
  noiseStandardDeviation,
} from "./noise.ts";
export { noisyClipped, type NoisyClippedOptions } from "./noisy_clipped.ts";
export { globalNorm } from "./norm.ts";
export { sgd } from "./sgd.ts";
export { asTfOptimizer, type TransformationOptimizer } from "./tf_optimizer.ts";
export type {
  GradientTransformation,
  Observation,
  Stage,
  StepInfo,
  Tree,
} from "./transformation.ts";

/** Gradient transformations: clip, noise, rule, chain. Usable alone in any tfjs project. */

export { type Adam, adam, type AdamOptions } from "./adam.ts";
export { applyGradients, applyUpdates } from "./apply.ts";
export { chain } from "./chain.ts";
export { type Clip, clipByGlobalNorm, clipBySpectralNorm, clipPerGroup } from "./clip.ts";
export { fromConfig } from "./from_config.ts";
export { constant, halveEvery, type LearningRate, learningRateAt } from "./learning_rate.ts";
export {
  addGradientNoise,
  annealed,
  fixed,
  type GradientNoise,
  type NoiseSchedule,
  noiseStandardDeviation,
} from "./noise.ts";
export { noisyClipped, type NoisyClippedOptions } from "./noisy_clipped.ts";
export { globalNorm } from "./norm.ts";
export { type GradientDescent, sgd } from "./sgd.ts";
export { spectralNorm } from "./spectral_norm.ts";
export { type State, stateFromJson, stateToJson } from "./state.ts";
export { asTfOptimizer, type TransformationOptimizer } from "./tf_optimizer.ts";
export type {
  GradientTransformation,
  Observation,
  Parameters,
  Stage,
  StepInfo,
  Tree,
} from "./transformation.ts";

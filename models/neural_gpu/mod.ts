/** Neural GPUs. */

export { averageSets } from "./average_sets.ts";
export type { Answered, Computation, DropoutFactors, Sequences } from "./computation.ts";
export { drawDropout } from "./draw_dropout.ts";
export { NeuralGpu } from "./neural_gpu.ts";
export { type NeuralGpuOptions, neuralGpuOptionsSchema, parseNeuralGpuOptions } from "./options.ts";
export {
  type NeuralGpuParameters,
  type ParameterPlan,
  parameterPlans,
  unitNames,
} from "./parameters.ts";
export type { ImageTrace } from "./trace.ts";

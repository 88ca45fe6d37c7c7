/** Neural GPUs. */

export { averageSets } from "./average_sets.ts";
export type { Watched } from "./choose_sequences.ts";
export type { Answered, Computation, DropoutFactors, Sequences } from "./computation.ts";
export { drawDropout } from "./draw_dropout.ts";
export { mentalImages } from "./inspection.ts";
export type { ImageInspection } from "./inspection_schema.ts";
export { NeuralGpu } from "./neural_gpu.ts";
export { type NeuralGpuOptions, neuralGpuOptionsSchema, parseNeuralGpuOptions } from "./options.ts";
export {
  type NeuralGpuParameters,
  type ParameterPlan,
  parameterPlans,
  unitNames,
} from "./parameters.ts";
export { packNumbers } from "./pack_numbers.ts";
export type { ImageTrace } from "./trace.ts";

/** Neural GPUs in tensor operations: the paper's equations. */

export { convolve } from "./convolve.ts";
export { applyUnit } from "./gated_unit.ts";
export { NeuralGpuReference } from "./reference.ts";
export { runNetwork } from "./run_network.ts";
export { traceImages } from "./trace_images.ts";

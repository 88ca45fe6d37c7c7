/** The Neural GPU by the kernels. */

export type { NeuralGpuKernels } from "./kernels.ts";
export { NeuralGpuPass } from "./pass.ts";

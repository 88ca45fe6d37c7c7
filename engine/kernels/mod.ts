/** Kernels in WebAssembly SIMD on the memory of tfjs's wasm backend. */

export { Arena } from "./arena.ts";
export { type Address, type KernelExports, Kernels, kernelsOf, useKernels } from "./kernels.ts";

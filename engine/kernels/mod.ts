/** Kernels in WebAssembly SIMD on the memory of tfjs's wasm backend. */

export { Arena } from "./arena.ts";
export {
  ADAM,
  type DenseKernels,
  EMBEDDING_BAG,
  type EngineKernels,
  inOrder,
  type MatrixKernels,
  type Ordered,
} from "./engine_kernels.ts";
export { type Address, Kernels, kernelsOf, useKernels } from "./kernels.ts";
export { isWasm, type WasmBackend } from "./wasm_backend.ts";

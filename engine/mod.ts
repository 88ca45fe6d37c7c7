/** The numerical ground: backend, training kernels, random streams. Knows no model. */

export {
  type Backend,
  type BackendName,
  type BackendOptions,
  type Numerics,
  startBackend,
  tfjsVersion,
  wasmHeapBytes,
} from "./backend.ts";
export {
  addEntry,
  BackendError,
  canonicalJson,
  deriveKey,
  fillGaussian,
  type Finding,
  gumbel,
  type Json,
  normalQuantile,
  philox4x32,
  type PhiloxKey,
  RandomStream,
  RandomStreams,
  sha256,
  streamKey,
  TRUNCATED_DEVIATION,
} from "./base/mod.ts";
export { type KernelTensor, registerHostKernel } from "./host_kernel.ts";
export {
  type Address,
  Arena,
  type DenseKernels,
  type EngineKernels,
  inOrder,
  type Kernels,
  kernelsOf,
  type MatrixKernels,
} from "./kernels/mod.ts";
export {
  type AdamStep,
  adamUpdate,
  applyChange,
  type Change,
  descend,
  descendByAdam,
  type Descent,
  drawDropoutFactors,
  embeddingBag,
  type GaussianDraw,
  gaussianNoise,
  makeOutput,
  type Prepared,
  softmaxCrossEntropy,
  sumOfSquaredValues,
  sumOfSquares,
} from "./operations/mod.ts";
export { checkArray, checkTensor, type ExpectedShape, type ExpectedType } from "./check_tensor.ts";
export { assertSelfTest, selfTest, type SelfTestResult } from "./selftest.ts";

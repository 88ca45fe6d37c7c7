/** The numerical ground: backend, training kernels, random streams. Knows no model. */

export {
  type Backend,
  type BackendName,
  type Numerics,
  startBackend,
  tfjsVersion,
  wasmHeapBytes,
} from "./backend.ts";
export { BackendError } from "./backend_error.ts";
export { fillGaussian, normalQuantile } from "./gaussian.ts";
export { canonicalJson, type Json, sha256 } from "./json.ts";
export {
  descend,
  type Descent,
  embeddingBag,
  type GaussianDraw,
  gaussianNoise,
  type MemoryBatch,
  type MemoryNetwork,
  memoryNetwork,
  type MemoryNetworkPass,
  memoryScores,
  memorySum,
  softmaxCrossEntropy,
  sumOfSquares,
} from "./operations/mod.ts";
export { deriveKey, philox4x32, type PhiloxKey } from "./philox.ts";
export { RandomStream, streamKey, type StreamName } from "./random_stream.ts";
export { assertSelfTest, selfTest, type SelfTestResult } from "./selftest.ts";

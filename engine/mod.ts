/** The numerical ground: backend, training kernels, random streams. Knows no model. */

export {
  type Backend,
  BackendError,
  type BackendName,
  numerics,
  startBackend,
  wasmHeapBytes,
} from "./backend.ts";
export { fillGaussian, normalQuantile } from "./gaussian.ts";
export { canonicalJson, type Json, sha256 } from "./json.ts";
export { embeddingBag, memoryScores, memorySum, softmaxCrossEntropy } from "./operations/mod.ts";
export { deriveKey, philox4x32, type PhiloxKey } from "./philox.ts";
export { RandomStream, streamKey, type StreamName } from "./random_stream.ts";
export { assertSelfTest, selfTest, type SelfTestResult } from "./selftest.ts";

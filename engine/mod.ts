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
export { embeddingBag } from "./operations/embedding_bag.ts";
export { deriveKey, philox4x32, type PhiloxKey } from "./philox.ts";
export { RandomStream, streamKey, type StreamName } from "./random_stream.ts";

/**
 * Hashes, random numbers and errors: what needs no TensorFlow.js, so that a process can plan trials and
 * leave the numbers to its workers.
 */

export { addEntry } from "./add_entry.ts";
export { fromBase64, toBase64 } from "./base64.ts";
export { BackendError } from "./backend_error.ts";
export type { Finding } from "./finding.ts";
export { fillGaussian, normalQuantile, portableLog } from "./gaussian.ts";
export { gumbel } from "./gumbel.ts";
export { canonicalJson, type Json } from "./json.ts";
export { deriveKey, philox4x32, type PhiloxKey } from "./philox.ts";
export { RandomStream, streamKey } from "./random_stream.ts";
export { RandomStreams } from "./random_streams.ts";
export { nearest } from "./nearest.ts";
export { readBytes } from "./read_bytes.ts";
export { sha256 } from "./sha256.ts";
export { LOWEST_WITHIN_TWO, TRUNCATED_DEVIATION, withinTwoDeviations } from "./truncated.ts";

import type * as tf from "@tensorflow/tfjs";

/** What is used here of tfjs's wasm backend, whose package need not be installed for the others. */
export interface WasmBackend extends tf.KernelBackend {
  makeOutput(shape: number[], dtype: tf.DataType): tf.TensorInfo;
  /** A view of the heap, good until memory is next allocated. */
  typedArrayFromHeap(tensor: tf.TensorInfo): Float32Array | Int32Array | Uint8Array;
}

/** Whether a backend is tfjs's on WebAssembly. */
export function isWasm(backend: tf.KernelBackend): backend is WasmBackend {
  return "typedArrayFromHeap" in backend;
}

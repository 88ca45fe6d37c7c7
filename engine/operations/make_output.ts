import * as tf from "@tensorflow/tfjs";
import type { WasmBackend } from "../kernels/mod.ts";

/** A float32 tensor on the wasm backend for a kernel to fill: what it holds at first is undefined. */
export function makeOutput(shape: readonly number[]): tf.Tensor {
  const backend = tf.backend() as WasmBackend;
  const { dataId } = backend.makeOutput([...shape], "float32");
  return tf.engine().makeTensorFromDataId(dataId, [...shape], "float32", backend);
}

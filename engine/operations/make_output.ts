import * as tf from "@tensorflow/tfjs";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";

/** A float32 tensor on the wasm backend for a kernel to fill: what it holds at first is undefined. */
export function makeOutput(shape: readonly number[]): tf.Tensor {
  const backend = tf.backend() as BackendWasm;
  const { dataId } = backend.makeOutput([...shape], "float32");
  return tf.engine().makeTensorFromDataId(dataId, [...shape], "float32", backend);
}

import type * as tf from "@tensorflow/tfjs";
import { checkArray, checkTensor } from "../../engine/mod.ts";
import type { ImageBatch, ImageShape } from "../../tasks/mod.ts";

const action = "compute a multilayer perceptron";

/**
 * Checks a batch and the parameters before a pass: its kernels take numbers of classes for places in
 * memory.
 *
 * @throws {TypeError} If a parameter is disposed, or an array has another type or length than it must.
 * @throws {RangeError} If a label is no class.
 */
export function checkImageBatch(
  { size, pixels, labels }: ImageBatch,
  { height, width, classes }: Pick<ImageShape, "height" | "width" | "classes">,
  parameters: Readonly<Record<string, tf.Tensor>>,
): void {
  for (const [name, parameter] of Object.entries(parameters)) {
    if (parameter.isDisposed) checkTensor(action, name, parameter, "float32");
  }
  if (!Number.isInteger(size) || size < 1) {
    throw new TypeError(`Cannot ${action}: size is ${size}, no positive integer`);
  }
  checkArray(action, "pixels", pixels, Uint8Array, size * height * width);
  checkArray(action, "labels", labels, Int32Array, size);
  for (const label of labels) {
    if (label < 0 || label >= classes) {
      throw new RangeError(`Cannot score class ${label} of ${classes}`);
    }
  }
}

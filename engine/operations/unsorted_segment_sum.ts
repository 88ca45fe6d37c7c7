import * as tf from "@tensorflow/tfjs";
import { guardKernel, type HostKernel, registerHostKernel } from "../host_kernel.ts";
import { checkTensor } from "../check_tensor.ts";

const action = "sum by segment";

/**
 * out[s] = sum of x[i] over all i with segmentIds[i] = s; rows of a negative segment are left out.
 *
 * Shapes: x `[N, ...]`, segmentIds `[N]`, result `[numSegments, ...]`.
 */
const kernel: HostKernel<"x" | "segmentIds", { numSegments: number }> = {
  name: tf.UnsortedSegmentSum,
  action,
  backends: ["wasm"],
  inputs: { x: "number", segmentIds: "int32" },
  shape({ x, segmentIds }, { numSegments }) {
    const [rows, ...row] = x.shape;
    if (rows === undefined) throw new TypeError(`Cannot ${action}: x is ${x.dtype} [], a scalar`);
    checkTensor(action, "segmentIds", segmentIds, "int32", [rows]);
    if (!Number.isInteger(numSegments) || numSegments < 1) {
      throw new TypeError(`Cannot ${action}: numSegments is ${numSegments}, no positive integer`);
    }
    return [numSegments, ...row];
  },
  compute(out, { x, segmentIds }, { numSegments }) {
    const width = tf.util.sizeFromShape(x.shape.slice(1));
    for (const [row, segment] of segmentIds.values.entries()) {
      if (segment < 0) continue;
      checkSegment(segment, numSegments);
      for (let i = 0; i < width; i++) {
        out[segment * width + i]! += x.values[row * width + i]!;
      }
    }
  },
  computeFast(kernels, out, { x, segmentIds }, { numSegments }) {
    const rows = tf.util.sizeFromShape([...segmentIds.shape]);
    const width = tf.util.sizeFromShape(x.shape.slice(1));
    const { address } = segmentIds;
    const fault = kernels.run.segmentSum(out, x.address, address, rows, width, numSegments);
    if (fault >= 0) checkSegment(kernels.ints(address, rows)[fault]!, numSegments);
  },
};

function checkSegment(segment: number, numSegments: number): void {
  if (segment < numSegments) return;
  throw new RangeError(`Cannot sum into segment ${segment} of ${numSegments}`);
}

/**
 * Registers tfjs's own operation UnsortedSegmentSum on wasm, where it is missing
 * (tensorflow/tfjs#8082): it is the gradient of `tf.gather`, so of every embedding. The one that tfjs
 * has on cpu leaves out what it cannot place; it refuses that here, as on wasm.
 */
export function registerUnsortedSegmentSum(): void {
  registerHostKernel(kernel);
  guardKernel(kernel, "cpu", ({ segmentIds }, backend, { numSegments }) => {
    for (const segment of backend.readSync(segmentIds.dataId) as Int32Array) {
      checkSegment(segment, numSegments);
    }
  });
}

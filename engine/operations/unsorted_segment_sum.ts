import * as tf from "@tensorflow/tfjs";
import { registerHostKernel } from "../_host_kernel.ts";

/**
 * Registers tfjs's own operation UnsortedSegmentSum on wasm, where it is missing
 * (tensorflow/tfjs#8082): out[s] = sum of x[i] over all i with segmentIds[i] = s; rows of a negative
 * segment are left out. It is the gradient of `tf.gather`, so of every embedding.
 *
 * Shapes: x `[N, ...]`, segmentIds `[N]`, result `[numSegments, ...]`.
 */
export function registerUnsortedSegmentSum(): void {
  registerHostKernel<"x" | "segmentIds", { numSegments: number }>({
    name: tf.UnsortedSegmentSum,
    backends: ["wasm"],
    shape: ({ x }, { numSegments }) => [numSegments, ...x.shape.slice(1)],
    compute(out, { x, segmentIds }, { numSegments }) {
      const width = tf.util.sizeFromShape(x.shape.slice(1));
      for (const [row, segment] of segmentIds.values.entries()) {
        if (segment < 0) continue;
        if (segment >= numSegments) {
          throw new RangeError(`Cannot sum into segment ${segment} of ${numSegments}`);
        }
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
      if (fault < 0) return;
      const segment = kernels.ints(address, rows)[fault];
      throw new RangeError(`Cannot sum into segment ${segment} of ${numSegments}`);
    },
  });
}

import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "../../std.ts";
import { startKernels, testOnBackends } from "../_tensors.ts";

testOnBackends("tf.unsortedSegmentSum() sums rows by segment", () => {
  tf.tidy(() => {
    const x = tf.tensor2d([[1, 2], [3, 4], [5, 6]]);
    const ids = tf.tensor1d([2, 0, 2], "int32");
    const sums = tf.unsortedSegmentSum(x, ids, 4).arraySync();
    assertEquals(sums, [[3, 4], [0, 0], [6, 8], [0, 0]]);
  });
});

testOnBackends("tf.gather() has a gradient", () => {
  tf.tidy(() => {
    const ids = tf.tensor1d([1, 1, 0], "int32");
    const weights = tf.tensor2d([[1, 10], [2, 20], [3, 30]]);
    const f = (table: tf.Tensor) => tf.sum(tf.mul(tf.gather(table, ids), weights));
    // Row 0 was taken once, with weights [3, 30]; row 1 twice: [1, 10] + [2, 20]; row 2 never.
    assertEquals(tf.grad(f)(tf.zeros([3, 2])).arraySync(), [[3, 30], [3, 30], [0, 0]]);
  });
});

Deno.test("tf.unsortedSegmentSum() refuses a segment past the end on wasm", async () => {
  await startKernels();
  tf.tidy(() => {
    const x = tf.ones([1, 2]);
    assertThrows(
      () => tf.unsortedSegmentSum(x, tf.tensor1d([4], "int32"), 4),
      RangeError,
      "4 of 4",
    );
  });
});

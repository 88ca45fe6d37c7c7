import * as tf from "@tensorflow/tfjs";
import { RandomStream, streamKey } from "../../../engine/mod.ts";
import { memoryScores, memorySum } from "../../../models/memn2n/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../std.ts";
import { centralDifferences, largestRelativeError, testOnBackends } from "../../_tensors.ts";

const memory = [[[1, 2], [3, 4], [5, 6]], [[1, 0], [0, 1], [1, 1]]];

testOnBackends("memoryScores() is the dot product of the state with each memory", () => {
  tf.tidy(() => {
    const scores = memoryScores(tf.tensor2d([[1, 10], [2, 3]]), tf.tensor3d(memory));
    assertEquals(scores.arraySync(), [[21, 43, 65], [2, 3, 5]]);
  });
});

testOnBackends("memorySum() weighs the memories", () => {
  tf.tidy(() => {
    const sum = memorySum(tf.tensor2d([[1, 0, 2], [1, 1, 1]]), tf.tensor3d(memory));
    // (1, 2) + 2 (5, 6); (1, 0) + (0, 1) + (1, 1)
    assertEquals(sum.arraySync(), [[11, 14], [2, 2]]);
  });
});

for (const d of [1, 3, 4, 5, 8, 18, 20]) {
  testOnBackends(`the products of memories of width ${d} have the gradients of float64`, () => {
    checkGradients(d);
  });
}

function checkGradients(d: number): void {
  const [B, M] = [3, 4];
  const stream = new RandomStream(streamKey(6, "data"));
  const draw = (n: number) => Float64Array.from({ length: n }, () => stream.uniform() * 2 - 1);
  const p = draw(B * M), u = draw(B * d), m = draw(B * M * d);
  // f = sum over b, i, k of p u m, once with p and once with u as the upstream gradient.
  const form = (p: Float64Array, u: Float64Array, m: Float64Array) =>
    m.reduce((sum, value, at) => {
      const slot = Math.floor(at / d), story = Math.floor(slot / M);
      return sum + p[slot]! * u[story * d + at % d]! * value;
    }, 0);
  const check = (actual: tf.Tensor, f: (x: Float64Array) => number, x: Float64Array) => {
    const error = largestRelativeError(actual.dataSync(), centralDifferences(f, x));
    assert(error <= 1e-4, String(error));
  };
  tf.tidy(() => {
    const tensors = {
      p: tf.tensor2d(Float32Array.from(p), [B, M]),
      u: tf.tensor2d(Float32Array.from(u), [B, d]),
      m: tf.tensor3d(Float32Array.from(m), [B, M, d]),
    };
    const scores = (u: tf.Tensor, m: tf.Tensor) =>
      tf.sum(tf.mul(memoryScores(u as tf.Tensor2D, m as tf.Tensor3D), tensors.p));
    const [byState, byInput] = tf.grads(scores)([tensors.u, tensors.m]) as [tf.Tensor, tf.Tensor];
    check(byState, (x) => form(p, x, m), u);
    check(byInput, (x) => form(p, u, x), m);
    const sum = (p: tf.Tensor, m: tf.Tensor) =>
      tf.sum(tf.mul(memorySum(p as tf.Tensor2D, m as tf.Tensor3D), tensors.u));
    const [byWeight, byOutput] = tf.grads(sum)([tensors.p, tensors.m]) as [tf.Tensor, tf.Tensor];
    check(byWeight, (x) => form(x, u, m), p);
    check(byOutput, (x) => form(p, u, x), m);
  });
}

testOnBackends("memoryScores() and memorySum() agree with matMul of tfjs", () => {
  tf.tidy(() => {
    const m = tf.tensor3d(memory), u = tf.tensor2d([[1, 10], [2, 3]]);
    const p = tf.tensor2d([[0.5, 0.25, 1], [1, 2, 4]]);
    const scores = tf.squeeze(tf.matMul(m, tf.expandDims(u, 2)), [2]);
    const sum = tf.squeeze(tf.matMul(tf.expandDims(p, 1), m), [1]);
    assertEquals(memoryScores(u, m).arraySync(), scores.arraySync() as number[][]);
    assertEquals(memorySum(p, m).arraySync(), sum.arraySync() as number[][]);
  });
});

testOnBackends("memoryScores() and memorySum() refuse shapes that do not fit", () => {
  tf.tidy(() => {
    const m = tf.tensor3d(memory);
    assertThrows(() => memoryScores(tf.ones([2, 3]), m), TypeError, "[2,3,2] with [2,3]");
    assertThrows(() => memorySum(tf.ones([2, 2]), m), TypeError, "[2,3,2] with [2,2]");
    assertThrows(() => memorySum(tf.ones([1, 3]), m), TypeError);
  });
});

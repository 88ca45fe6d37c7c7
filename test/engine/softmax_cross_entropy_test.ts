import * as tf from "@tensorflow/tfjs";
import { softmaxCrossEntropy } from "../../engine/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertThrows } from "../../std.ts";
import { centralDifferences, largestRelativeError, testOnBackends } from "../_tensors.ts";

testOnBackends("softmaxCrossEntropy() sums over the rows", () => {
  tf.tidy(() => {
    // Row 1: e^0 : e^(ln 3) = 1 : 3, so -log 3/4. Row 2: three alike, so log 3. Row 3 has no class.
    const logits = tf.tensor2d([[0, Math.log(3), -Infinity], [7, 7, 7], [1, 2, 3]]);
    const loss = softmaxCrossEntropy(logits, tf.tensor1d([1, 0, -1], "int32"));
    assertAlmostEquals(loss.dataSync()[0]!, Math.log(4 / 3) + Math.log(3), 1e-6);
  });
});

testOnBackends("softmaxCrossEntropy() stays finite for large scores", () => {
  tf.tidy(() => {
    const logits = tf.tensor2d([[1e4, -1e4], [-1e30, 1e30]]);
    assertEquals(softmaxCrossEntropy(logits, tf.tensor1d([0, 1], "int32")).dataSync()[0], 0);
  });
});

testOnBackends("softmaxCrossEntropy() has the gradient of a float64 reference", () => {
  const logits = Float64Array.of(0.3, -1.2, 2, 0.1, 0.2, 0.3, -3, 1, 4), labels = [2, 0, -1];
  const reference = (x: Float64Array) =>
    labels.reduce((sum, label, row) => {
      const scores = [...x.subarray(row * 3, row * 3 + 3)];
      const total = scores.reduce((all, score) => all + Math.exp(score), 0);
      return label < 0 ? sum : sum + 2 * (Math.log(total) - scores[label]!);
    }, 0);
  tf.tidy(() => {
    const loss = (x: tf.Tensor) =>
      tf.mul(softmaxCrossEntropy(x as tf.Tensor2D, tf.tensor1d(labels, "int32")), 2);
    const gradient = tf.grad(loss)(tf.tensor2d(Float32Array.from(logits), [3, 3]));
    const error = largestRelativeError(gradient.dataSync(), centralDifferences(reference, logits));
    assert(error <= 1e-4, String(error));
  });
});

testOnBackends("softmaxCrossEntropy() agrees with the composition of tfjs", () => {
  tf.tidy(() => {
    const logits = tf.tensor2d([[0.5, -1, 2], [1, 1.5, -0.25]]);
    const oneHot = tf.tensor2d([[0, 0, 1], [0, 1, 0]]);
    const expected = tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), oneHot))).dataSync()[0]!;
    const actual = softmaxCrossEntropy(logits, tf.tensor1d([2, 1], "int32")).dataSync()[0]!;
    assertAlmostEquals(actual, expected, 1e-6);
  });
});

testOnBackends("softmaxCrossEntropy() refuses labels that do not fit", () => {
  tf.tidy(() => {
    const logits = tf.ones<tf.Rank.R2>([2, 3]);
    assertThrows(() => softmaxCrossEntropy(logits, tf.tensor1d([1, 2])), TypeError, "float32");
    assertThrows(() => softmaxCrossEntropy(logits, tf.tensor1d([1], "int32")), TypeError, "[1]");
    const past = tf.tensor1d([1, 3], "int32");
    assertThrows(() => softmaxCrossEntropy(logits, past), RangeError, "class 3 of 3");
  });
});

import * as tf from "@tensorflow/tfjs";
import { atMostOne, crop, renormalise } from "../../../../models/nram/reference/identities.ts";
import { assertAlmostEquals, assertEquals } from "../../../../std.ts";
import { testOnBackends } from "../../../_tensors.ts";

/** Value and gradient of the sum of weights times f(x). */
function both(f: (x: tf.Tensor) => tf.Tensor, x: number[], weights: number[]) {
  const results: number[][] = [];
  tf.tidy(() => {
    const input = tf.tensor1d(x), weigh = (y: tf.Tensor) => tf.sum(tf.mul(y, tf.tensor1d(weights)));
    results.push([...f(input).dataSync()], [...tf.grad((x) => weigh(f(x)))(input).dataSync()]);
  });
  return { value: results[0]!, gradient: results[1]! };
}

testOnBackends("a crop changes gradients alone, entry by entry", () => {
  const { value, gradient } = both((x) => crop(x, 2), [5, -6, 7], [3, -1, -2.5]);
  assertEquals(value, [5, -6, 7]);
  assertEquals(gradient, [2, -1, -2]);
});

testOnBackends("a crop applies to what comes from all uses together", () => {
  const uses = (x: tf.Tensor) => {
    const cropped = crop(x, 2);
    return tf.add(cropped, tf.mul(cropped, -3));
  };
  // 1.5 - 4.5 = -3 and not 1.5 - 2
  assertEquals(both(uses, [1], [1.5]).gradient, [-2]);
});

testOnBackends("without a limit nothing is cropped", () => {
  assertEquals(both((x) => tf.mul(crop(x, null), 1), [1, 2], [300, -400]).gradient, [300, -400]);
});

testOnBackends("scaled distributions pass gradients on as they are", () => {
  const { value, gradient } = both(renormalise, [0.25, 0.5, 0.125], [1, -3, 8]);
  [2 / 7, 4 / 7, 1 / 7].forEach((p, i) => assertAlmostEquals(value[i]!, p, 1e-6));
  assertEquals(gradient, [1, -3, 8]);
});

testOnBackends("probabilities above 1 become 1, and pass gradients on", () => {
  const { value, gradient } = both(atMostOne, [0.5, 1.25], [2, 3]);
  assertEquals(value, [0.5, 1]);
  assertEquals(gradient, [2, 3]);
});

import * as tf from "@tensorflow/tfjs";
import { clipAdaptively, type Observation, type Tree } from "../../../optim/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { valuesOf } from "../_trees.ts";

/** Clips gradients of some weights, and disposes of both. */
function clip(factor: number, epsilon: number, weights: Tree, gradients: Tree) {
  const seen: Observation[] = [];
  const { updates } = clipAdaptively(factor, epsilon).update(gradients, null, weights, {
    epoch: 0,
    observe: (observation) => seen.push(observation),
  });
  const values = valuesOf(updates);
  tf.dispose([weights, gradients, updates] as unknown as tf.Tensor[]);
  return { values, seen };
}

testOnBackends("clipAdaptively() clips each column by the norm of its weights", () => {
  const { values, seen } = clip(0.5, 0.001, {
    // Columns of norms 5, 2 and 13: gradients of norms 2.5, 1 and 6.5 stay.
    w: tf.tensor2d([[3, 0, 5], [4, 2, 12]]),
  }, {
    // Norms 10, 1 and 5.
    w: tf.tensor2d([[6, 1, 3], [8, 0, 4]]),
  });
  assertEquals(values, { w: [1.5, 1, 3, 2, 0, 4] });
  assertEquals(seen, [{
    gradientNorm: Math.sqrt(100 + 1 + 25),
    clippedGradientNorm: Math.sqrt(6.25 + 1 + 25),
    clipped: true,
    clippedShare: 1 / 3,
  }]);
});

testOnBackends("clipAdaptively() counts weights near 0 as epsilon long", () => {
  // At most 2 x 0.5 = 1: of norm 5, a fifth of each.
  const { values } = clip(2, 0.5, { b: tf.zeros([2]) }, { b: tf.tensor1d([3, 4]) });
  assertEquals(values, { b: [0.6, 0.8].map(Math.fround) });
});

testOnBackends(
  "clipAdaptively() takes a filter of a convolution as a unit, and a vector as one",
  () => {
    const ones = (...shape: number[]) => tf.ones(shape);
    // Two filters of 8 weights each, all 1: norm sqrt(8), so gradients up to that stay.
    const kernel = tf.tensor4d([...Array(8).keys()].flatMap(() => [2, 0.5]), [2, 2, 2, 2]);
    // Of one dimension: two filters of 4 weights each.
    const line = tf.tensor3d([...Array(4).keys()].flatMap(() => [2, 0.5]), [2, 2, 2]);
    const { values, seen } = clip(
      1,
      0.001,
      {
        kernel: ones(2, 2, 2, 2),
        line: ones(2, 2, 2),
        bias: ones(4),
        row: ones(1, 4),
        one: ones(),
      },
      // Norm 4 over 2, as a whole.
      {
        kernel,
        line,
        bias: tf.tensor1d([4, 0, 0, 0]),
        row: tf.tensor2d([[0, 4, 0, 0]]),
        one: tf.scalar(-3),
      },
    );
    const alternating = (count: number) => [...Array(count).keys()].flatMap(() => [1, 0.5]);
    assertEquals(values, {
      kernel: alternating(8),
      line: alternating(4),
      bias: [2, 0, 0, 0],
      row: [0, 2, 0, 0],
      one: [-1],
    });
    // One filter of two, twice, and three of one unit each.
    assertEquals(seen[0]!.clippedShare, 5 / 7);
  },
);

testOnBackends("clipAdaptively() leaves padding rows of an embedding at 0", () => {
  // A vocabulary of 4 with padding first; the batch had the words 1 and 3.
  const rows = [[0, 0], [30, 0], [0, 0], [40, -0.5]];
  const { values } = clip(2.5, 0.001, { e: tf.ones([4, 2]) }, { e: tf.tensor2d(rows) });
  // Columns of weights of norm 2: that of norm 50 to 5, that of norm 0.5 stays.
  assertEquals(values, { e: [0, 0, 3, 0, 0, 0, 4, -0.5] });
});

testOnBackends("clipAdaptively() does not make a finite gradient of one that is not", () => {
  for (const bad of [Infinity, NaN]) {
    const { values, seen } = clip(1, 0.001, { a: tf.ones([2, 2]), b: tf.ones([1]) }, {
      a: tf.tensor2d([[bad, 1], [9, 9]]),
      b: tf.tensor1d([9]),
    });
    assertEquals(values, { a: [bad, 1, 9, 9], b: [9] });
    assert(!Number.isFinite(seen[0]!.gradientNorm));
  }
});

Deno.test("clipAdaptively() refuses weights that are missing or of another shape, and wrong numbers", () => {
  const gradients = { a: tf.ones([2, 2]) }, other = { a: tf.ones([4]) };
  const update = (weights: Tree) => () =>
    clipAdaptively(1).update(gradients, null, weights, { epoch: 0 });
  assertThrows(
    update({}),
    TypeError,
    "Cannot clip the gradient of a adaptively without the parameter",
  );
  assertThrows(update(other), TypeError, "the parameter is float32 [4], not float32 [2,2]");
  const inherited = { toString: gradients.a };
  assertThrows(
    () => clipAdaptively(1).update(inherited, null, {}, { epoch: 0 }),
    TypeError,
    "the gradient of toString adaptively without the parameter",
  );
  tf.dispose([gradients, other]);
  for (const wrong of [0, -1, NaN, Infinity]) {
    assertThrows(() => clipAdaptively(wrong), RangeError, "a factor that is not positive");
    assertThrows(() => clipAdaptively(1, wrong), RangeError, "an epsilon that is not positive");
  }
  const step = { kind: "clipAdaptively", factor: 0.01, epsilon: 0.001 };
  assertEquals(clipAdaptively(0.01).spec, { step, context: {} });
});

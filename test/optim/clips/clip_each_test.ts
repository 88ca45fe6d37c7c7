import * as tf from "@tensorflow/tfjs";
import { streamKey } from "../../../engine/mod.ts";
import {
  addGradientNoise,
  applyGradients,
  asTfOptimizer,
  buildOptimizer,
  chain,
  clipByGlobalNorm,
  clipEach,
  type GradientTransformation,
  type Observation,
  sgd,
  type State,
  type Tree,
} from "../../../optim/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { valuesOf } from "../_trees.ts";

/** Clips gradients, and disposes of them. */
function clip(limit: number, gradients: Tree) {
  let seen: Observation = {};
  const { updates } = clipEach(limit).update(gradients, null, {}, {
    epoch: 0,
    observe: (observation) => seen = observation,
  });
  const values = valuesOf(updates);
  const shapes = Object.fromEntries(
    Object.entries(updates).map(([name, { shape }]) => [name, shape]),
  );
  tf.dispose([gradients, updates] as unknown as tf.Tensor[]);
  return { values, shapes, seen };
}

testOnBackends("clipEach() clips each example over all parameters, and takes the mean", () => {
  // Norms: (2, 4, 4) 6, to 3; (0, 0, 0); (1, 2, 2) 3 stays; (0, 0, -12) to -3.
  const { values, shapes, seen } = clip(3, {
    w: tf.tensor3d([[[2], [4]], [[0], [0]], [[1], [2]], [[0], [0]]]),
    b: tf.tensor1d([4, 0, 2, -12]),
  });
  assertEquals(shapes, { w: [2, 1], b: [] });
  assertEquals(values, { w: [(1 + 1) / 4, (2 + 2) / 4], b: [(2 + 2 - 3) / 4] });
  assertEquals(seen, {
    // The means: (3, 6, -6) / 4, and (2, 4, 1) / 4.
    gradientNorm: 9 / 4,
    clippedGradientNorm: Math.sqrt(21) / 4,
    clipped: true,
    clippedShare: 2 / 4,
  });
});

testOnBackends("clipEach() takes the mean over the examples of its batch, however many", () => {
  for (const examples of [1, 2, 7]) {
    const { values, seen } = clip(1, { w: tf.fill([examples, 2], 0.5) });
    assertEquals(values, { w: [0.5, 0.5] });
    assertEquals([seen.clipped, seen.clippedShare], [false, 0]);
    assertEquals(seen.gradientNorm, seen.clippedGradientNorm);
  }
});

testOnBackends("clipEach() converts int32, and sums in float64", () => {
  const { values } = clip(1e9, { w: tf.tensor2d([[1], [2], [4]], [3, 1], "int32") });
  assertEquals(values, { w: [Math.fround(7 / 3)] });
  // In float32, 2^24 + 1 is 2^24: the ones would be lost.
  const { values: large } = clip(1e9, { w: tf.tensor2d([[2 ** 24], [1], [1], [2]]) });
  assertEquals(large, { w: [2 ** 22 + 1] });
  // Squares of 1e30 are past float32.
  assertEquals(clip(8, { w: tf.tensor2d([[1e30], [-0]]) }).values, { w: [4] });
});

testOnBackends("one example that is not finite keeps the update from being made", () => {
  const gradients: readonly (readonly number[])[] = [[1, NaN], [Infinity, 1], [
    Infinity,
    -Infinity,
  ]];
  for (const values of gradients) {
    const w = tf.tidy(() => tf.variable(tf.scalar(5)));
    const optimizer = chain(clipEach(1), sgd(1)) as GradientTransformation;
    const state = optimizer.init({ w }), gradient = { w: tf.tensor1d([...values]) };
    let seen: Observation = {};
    const observe = (observation: Observation) => seen = observation;
    assertEquals(
      applyGradients(optimizer, { w }, gradient, state, { epoch: 0, observe }),
      [null, { update: 0 }],
    );
    assertEquals(w.dataSync()[0], 5);
    assert(!Number.isFinite(seen.gradientNorm));
    const next = optimizer.update(gradient, state, { w }, { epoch: 0 });
    assertEquals([next.updates.w!.shape, [...next.updates.w!.dataSync()]], [[], [0]]);
    tf.dispose([w, gradient.w, next.updates.w!]);
  }
});

testOnBackends(
  "a chain that begins with clipEach() learns from gradients of examples",
  async () => {
    const key = streamKey(2, "noise");
    const built = await buildOptimizer("clipEach(1) > noise(0.5) > sgd(1)", { key });
    const byHand = chain(clipEach(1), addGradientNoise({ deviation: 0.5, key }), sgd(1));
    const same = chain(clipByGlobalNorm(10), addGradientNoise({ deviation: 0.5, key }), sgd(1));
    const update = (optimizer: GradientTransformation, gradient: tf.Tensor) => {
      const w = tf.tidy(() => tf.variable(tf.tensor1d([5, 5]), true, "w"));
      let state: State = optimizer.init({ w });
      // Twice, the second time of fewer examples.
      state = applyGradients(optimizer, { w }, { w: gradient }, state, { epoch: 0 });
      const fewer = gradient.rank === 1 ? gradient : tf.tidy(() => gradient.slice(0, 1));
      applyGradients(optimizer, { w }, { w: fewer }, state, { epoch: 0 });
      const values = [...w.dataSync()];
      tf.dispose([w, fewer, gradient]);
      return values;
    };
    // (3, 4) is clipped to (0.6, 0.8), the mean with (0.6, 0.8) is that again.
    const examples = () => tf.tensor2d([[3, 4], [0.6, 0.8]]);
    const expected = update(same as GradientTransformation, tf.tensor1d([0.6, 0.8]));
    assertEquals(update(built as GradientTransformation, examples()), expected);
    assertEquals(update(byHand as GradientTransformation, examples()), expected);
    assert(built.perExample);
  },
);

testOnBackends("a tfjs optimizer takes gradients of examples, and refuses those of a batch", () => {
  const w = tf.tidy(() => tf.variable(tf.tensor1d([5, 5]), true, "each"));
  const optimizer = asTfOptimizer(chain(clipEach(1), sgd(1)));
  tf.tidy(() => optimizer.applyGradients({ each: tf.tensor2d([[6, 8], [0, 0]]) }));
  assertEquals([...w.dataSync()], [5 - 0.3, 5 - 0.4].map(Math.fround));
  const before = [...w.dataSync()];
  tf.tidy(() => {
    assertThrows(
      () => optimizer.applyGradients({ each: tf.tensor1d([6, 8]) }),
      TypeError,
      "its gradient is float32 [2], not float32 [examples,2]",
    );
  });
  assertEquals([...w.dataSync()], before);
  w.dispose();
  optimizer.dispose();
});

testOnBackends("clipEach() refuses gradients that are not of one number of examples", () => {
  const wrong: Readonly<Record<string, () => Tree>> = {
    "of b: it has no axis of examples": () => ({ a: tf.ones([2, 3]), b: tf.scalar(1) }),
    "of a: it has no axis of examples": () => ({ a: tf.scalar(1) }),
    "of b: it is of 3 examples, a of 2": () => ({ a: tf.ones([2, 3]), b: tf.ones([3, 2]) }),
    "of a: no examples have no mean": () => ({ a: tf.zeros([0, 3]) }),
  };
  for (const [message, make] of Object.entries(wrong)) {
    tf.tidy(() => {
      const update = () => clipEach(1).update(make(), null, {}, { epoch: 0 });
      assertThrows(update, TypeError, message);
    });
  }
  assertEquals(clip(1, {}).values, {});
});

Deno.test("clipEach() comes first in a chain, and keeps its step", () => {
  const { parts } = chain(clipEach(1), clipByGlobalNorm(1), sgd(1));
  assertEquals(parts!.length, 3);
  for (const unordered of [false, true]) {
    assertThrows(
      () => chain({ unordered }, clipByGlobalNorm(1), clipEach(1), sgd(1)),
      TypeError,
      "a clip of each example after a clip: it has to come first",
    );
  }
  for (const limit of [0, -1, NaN, Infinity]) {
    assertThrows(() => clipEach(limit), RangeError, `not positive and finite: ${limit}`);
  }
  assertEquals(clipEach(2).spec, { step: { kind: "clipEach", norm: 2 }, context: {} });
});

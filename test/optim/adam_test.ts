import * as tf from "@tensorflow/tfjs";
import { streamKey } from "../../engine/mod.ts";
import {
  adam,
  addGradientNoise,
  annealed,
  applyGradients,
  chain,
  clipByGlobalNorm,
  type GradientTransformation,
  halveEvery,
  type Observation,
  type State,
  stateFromJson,
  stateToJson,
  type Tree,
} from "../../optim/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertThrows } from "../../std.ts";
import { testOnBackends } from "../_tensors.ts";
import { valuesOf } from "./_trees.ts";

const constants = { beta1: 0.9, beta2: 0.999, epsilon: 0.1 };

/** The updates that a rule gives for gradients, one after another, and the state at the end. */
function follow(
  rule: GradientTransformation,
  gradients: readonly Record<string, number[]>[],
  from?: State,
) {
  let state = from ?? rule.init({});
  const updates = gradients.map((values, epoch) =>
    tf.tidy(() => {
      const tree: Tree = Object.fromEntries(
        Object.entries(values).map(([name, numbers]) => [name, tf.tensor1d(numbers)]),
      );
      const next = rule.update(tree, state, tree, { epoch });
      state = next.state;
      return { ...next.updates };
    })
  ).map((updates) => {
    const values = valuesOf(updates);
    tf.dispose(updates);
    return values;
  });
  return { updates, state };
}

testOnBackends("adam() makes the updates of the algorithm, epsilon outside the root", () => {
  const { updates } = follow(adam({ ...constants, learningRate: 0.5 }), [{ w: [2] }, { w: [-1] }]);
  // m = 0.2, v = 0.004; corrected 2 and 4: -0.5 x 2 / (2 + 0.1).
  assertAlmostEquals(updates[0]!.w![0]!, -0.476190476, 1e-7);
  // m = 0.9 x 0.2 - 0.1 = 0.08, over 1 - 0.81: 0.421052632. v = 0.999 x 0.004 + 0.001 = 0.004996, over
  // 1 - 0.998001: 2.499249625, its root 1.580901523. -0.5 x 0.421052632 / 1.680901523.
  assertAlmostEquals(updates[1]!.w![0]!, -0.125246109, 1e-7);
});

testOnBackends("adam() follows a schedule, and says which rate it took", () => {
  const rule = adam({
    ...constants,
    learningRate: halveEvery({ rate: 0.5, epochs: 1 }),
  });
  const rates: (number | undefined)[] = [];
  tf.tidy(() => {
    const tree = { w: tf.tensor1d([1]) };
    for (const epoch of [0, 1, 2]) {
      const observe = (seen: { learningRate?: number }) => rates.push(seen.learningRate);
      rule.update(tree, rule.init(tree), tree, { epoch, observe });
    }
  });
  assertEquals(rates, [0.5, 0.25, 0.125]);
});

const rule = adam({ ...constants, learningRate: 0.01 });
const gradients = Array.from({ length: 7 }, (_, i) => ({
  a: [Math.sin(i + 1), 1e-5 * i, -3],
  b: [Math.cos(3 * i)],
}));

testOnBackends("adam() goes on from a saved state to the bit", () => {
  const whole = follow(rule, gradients);
  const { state } = follow(rule, gradients.slice(0, 3));
  const saved = JSON.parse(JSON.stringify(stateToJson(state)));
  const rest = follow(rule, gradients.slice(3), stateFromJson(saved));
  assertEquals(rest.updates, whole.updates.slice(3));
  assertEquals(stateToJson(rest.state), stateToJson(whole.state));
});

testOnBackends("adam() keeps moments by name, and leaves the state that it was given", () => {
  const turned = gradients.map(({ a, b }) => ({ b, a }));
  assertEquals(
    follow(rule, turned).updates.map(({ a }) => a),
    follow(rule, gradients).updates.map(({ a }) => a),
  );
  const { state } = follow(rule, gradients.slice(0, 1));
  const before = stateToJson(state);
  const twice = [follow(rule, gradients, state), follow(rule, gradients, state)];
  assertEquals(twice[0]!.updates, twice[1]!.updates);
  assertEquals(stateToJson(state), before);
});

testOnBackends("adam() after a clip in a chain minimizes what it should", () => {
  const variable = tf.tidy(() => tf.variable(tf.tensor1d([5, -3]), true, "adam-test"));
  const optimizer = chain(clipByGlobalNorm(1), adam({ ...constants, learningRate: 0.1 }));
  let state = optimizer.init({ variable });
  for (let step = 0; step < 400; step++) {
    tf.tidy(() => {
      const gradient = tf.mul(variable, 2);
      const next = optimizer.update({ variable: gradient }, state, { variable }, { epoch: 0 });
      state = next.state;
      variable.assign(tf.add(variable, next.updates.variable!));
    });
  }
  assert(variable.dataSync().every((value) => Math.abs(value) < 0.05), String(variable.dataSync()));
  variable.dispose();
});

const noise = addGradientNoise({ deviation: annealed({ eta: 0.1 }), key: streamKey(5, "noise") });

/** Parameters and state after updates of a chain; the fourth gradient is not finite. */
function train(optimizer: GradientTransformation) {
  const shapes = { a: [3, 5], b: [9], c: [1] };
  const parameters = Object.fromEntries(
    Object.entries(shapes).map((
      [name, shape],
    ) => [name, tf.tidy(() => tf.variable(tf.ones(shape)))]),
  );
  let state = optimizer.init(parameters);
  const observed: Observation[] = [];
  const states = Array.from({ length: 5 }, (_, t) => {
    tf.tidy(() => {
      const gradient = (tensor: tf.Tensor, i: number) => {
        const values = Float32Array.from({ length: tensor.size }, (_, at) => Math.sin(at + i + t));
        if (t === 3 && i === 1) values[2] = Infinity;
        return tf.tensor(values, tensor.shape);
      };
      const gradients = Object.fromEntries(
        Object.entries(parameters).map(([name, parameter], i) => [name, gradient(parameter, i)]),
      );
      const seen: Observation[] = [];
      const observe = (observation: Observation) => seen.push(observation);
      state = applyGradients(optimizer, parameters, gradients, state, { epoch: 0, observe });
      observed.push(Object.assign({}, ...seen));
    });
    return [valuesOf(parameters), structuredClone(state), observed[t]];
  });
  tf.dispose(parameters);
  return states;
}

testOnBackends("adam() in a chain gives the same bits in one pass and step by step", () => {
  for (const parts of [[], [noise]]) {
    const optimizer = chain(clipByGlobalNorm(1), ...parts, rule);
    assert(optimizer.updateInPlace !== undefined);
    const { updateInPlace: _, ...stepwise } = optimizer;
    const expected = train(stepwise as GradientTransformation);
    assertEquals(train(optimizer), expected);
    // An update without a finite norm is not made.
    assertEquals(expected[3]![0], expected[2]![0]);
  }
});

Deno.test("adam() keeps its step, and refuses constants out of range", () => {
  assertEquals(rule.spec, { step: { kind: "adam", rate: 0.01, ...constants }, context: {} });
  for (const wrong of [{ beta1: 1 }, { beta2: -0.1 }, { beta2: NaN }]) {
    assertThrows(() => adam({ ...constants, learningRate: 1, ...wrong }), RangeError, "decay");
  }
  for (const epsilon of [0, -1, Infinity]) {
    assertThrows(() => adam({ ...constants, learningRate: 1, epsilon }), RangeError, "epsilon");
  }
  assertThrows(() => adam({ ...constants, learningRate: 0 }), RangeError, "schedule 0");
});

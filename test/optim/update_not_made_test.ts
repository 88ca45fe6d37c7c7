/** An update whose norm is not finite is not made: it moves neither parameters nor any state. */

import * as tf from "@tensorflow/tfjs";
import { deriveKey, streamKey } from "../../engine/mod.ts";
import {
  adam,
  addGradientNoise,
  annealed,
  applyGradients,
  applyUpdates,
  asTfOptimizer,
  chain,
  clipByGlobalNorm,
  clipBySpectralNorm,
  clipPerGroup,
  type GradientTransformation,
  halveEvery,
  type Observation,
  sgd,
  type State,
  stateToJson,
} from "../../optim/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertThrows } from "../../std.ts";
import { computeEverywhere, testOnBackends } from "../_tensors.ts";
import { valuesOf } from "./_trees.ts";

const key = streamKey(4, "noise");
const noise = () => addGradientNoise({ deviation: annealed({ eta: 0.1 }), key });
const constants = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
const rules: Readonly<Record<string, () => GradientTransformation>> = {
  sgd: () => sgd(halveEvery({ rate: 0.5, epochs: 1 })),
  adam: () => adam({ ...constants, learningRate: halveEvery({ rate: 0.5, epochs: 2 }) }),
};
const clips: Readonly<Record<string, () => GradientTransformation>> = {
  clipByGlobalNorm: () => clipByGlobalNorm(2),
  "a clip that clips nothing": () => clipByGlobalNorm(1e30),
  clipBySpectralNorm: () => clipBySpectralNorm(1),
  clipPerGroup: () => clipPerGroup(1, { a: "x", b: "y", c: "x" }),
};

/** Every rule with every clip, alone, with noise, in one pass and step by step. */
function* optimizers(): Generator<[name: string, build: () => GradientTransformation]> {
  for (const [rule, buildRule] of Object.entries(rules)) {
    yield [rule, buildRule];
    yield [`noise, ${rule}`, () => chain(noise(), buildRule())];
    yield [`${rule}, noise`, () => chain({ unordered: true }, buildRule(), noise())];
    for (const [clip, buildClip] of Object.entries(clips)) {
      for (const parts of [[], [noise]]) {
        const build = () => chain(buildClip(), ...parts.map((part) => part()), buildRule());
        const name = [clip, ...parts.map(() => "noise"), rule].join(", ");
        yield [name, build];
        yield [`${name}, step by step`, () => {
          const { updateInPlace, ...rest } = build();
          assert(updateInPlace !== undefined);
          return rest;
        }];
      }
    }
  }
}

const sizes = { a: [2, 3], b: [9], c: [1] } as const;

/** Gradients of an update; a bad one has a number that is not finite in its second parameter. */
function gradientsOf(update: number, bad: number | null): Record<string, tf.Tensor> {
  return Object.fromEntries(
    Object.entries(sizes).map(([name, shape], i) => {
      const values = Float32Array.from(
        { length: tf.util.sizeFromShape([...shape]) },
        (_, at) => Math.sin(at + 5 * i + update),
      );
      if (bad !== null && i === 1) values[4] = bad;
      return [name, tf.tensor(values, [...shape])];
    }),
  );
}

/** Parameters and state after each update; null stands for one that is made, else what is bad in it. */
function train(transformation: GradientTransformation, updates: readonly (number | null)[]) {
  const parameters = Object.fromEntries(
    Object.entries(sizes).map((
      [name, shape],
    ) => [name, tf.tidy(() => tf.variable(tf.ones([...shape])))]),
  );
  let state = transformation.init(parameters), made = 0;
  const seen: Observation[] = [];
  const steps = updates.map((bad) => {
    const gradients = gradientsOf(made, bad);
    const observed: Observation[] = [];
    state = applyGradients(transformation, parameters, gradients, state, {
      epoch: made,
      observe: (observation) => observed.push(observation),
    });
    tf.dispose(gradients);
    seen.push(Object.assign({}, ...observed));
    if (bad === null) made += 1;
    return { parameters: valuesOf(parameters), state: stateToJson(structuredClone(state)) };
  });
  tf.dispose(parameters);
  return { steps, seen };
}

for (const [name, build] of optimizers()) {
  Deno.test(`an update that is not made moves nothing: ${name}`, async () => {
    const results = await computeEverywhere(() => {
      const expected = train(build(), [null, null, null]).steps;
      const { steps, seen } = train(build(), [NaN, null, Infinity, -Infinity, null, NaN, null]);
      assertEquals([1, 4, 6].map((i) => steps[i]), expected);
      assertEquals([3, 5].map((i) => steps[i]), [expected[0], expected[1]]);
      const untouched = Object.fromEntries(
        Object.entries(sizes).map(([name, shape]) => [
          name,
          Array(tf.util.sizeFromShape([...shape])).fill(1),
        ]),
      );
      assertEquals(steps[0]!.parameters, untouched);
      assertEquals(
        seen.map(({ gradientNorm }) => Number.isFinite(gradientNorm)),
        [false, true, false, false, true, false, true],
      );
      // They moved where they should.
      assert(new Set(expected.map(({ parameters }) => JSON.stringify(parameters))).size === 3);
      return steps;
    });
    assertEquals(results["wasm, loops"], results.wasm);
    assertEquals(results.cpu, results.wasm);
  });
}

testOnBackends("Adam goes on after a NaN as if there had been none", () => {
  // Of a constant gradient, clipped or not, m / (1 - 0.9^t) and sqrt(v / (1 - 0.999^t)) are that gradient:
  // each update is 0.1.
  const w = tf.tidy(() => tf.variable(tf.tensor1d([2, 3]), true, "poisoned"));
  const optimizer = asTfOptimizer(
    chain(clipByGlobalNorm(1), adam({ ...constants, learningRate: 0.1 })),
  );
  const expected = [1.9, 1.9, 1.8, 1.7];
  for (const [i, gradient] of [[1, 1], [NaN, 1], [1, 1], [1, 1]].entries()) {
    tf.tidy(() => optimizer.applyGradients({ poisoned: tf.tensor1d(gradient) }));
    assertAlmostEquals(w.dataSync()[0]!, expected[i]!, 1e-6);
    assertAlmostEquals(w.dataSync()[1]!, expected[i]! + 1, 1e-6);
  }
  w.dispose();
  optimizer.dispose();
});

testOnBackends("clip, noise and rule called one by one move nothing either", () => {
  const parts: readonly GradientTransformation[] = [clipByGlobalNorm(1), noise(), rules.adam!()];
  const states: readonly State[] = parts.map((part) => part.init({}));
  tf.tidy(() => {
    let updates = gradientsOf(0, NaN);
    for (const [i, part] of parts.entries()) {
      const next = part.update(updates, states[i]!, {}, { epoch: 0 });
      assertEquals(next.state, states[i]!);
      updates = { ...next.updates };
    }
    for (const [name, values] of Object.entries(valuesOf(updates))) {
      assertEquals(values, Array(values.length).fill(0), name);
    }
  });
});

testOnBackends("a chain returns zeros for an update that is not made, whatever its order", () => {
  for (const [name, build] of optimizers()) {
    tf.tidy(() => {
      const transformation = build();
      const parameters = Object.fromEntries(
        Object.entries(gradientsOf(0, null)).map(([name, tensor]) => [name, tf.variable(tensor)]),
      );
      const before = valuesOf(parameters), state = transformation.init(parameters);
      const next = transformation.update(gradientsOf(0, Infinity), state, parameters, { epoch: 0 });
      assertEquals(next.state, state, name);
      applyUpdates(parameters, next.updates);
      assertEquals(valuesOf(parameters), before, name);
      tf.dispose(parameters);
    });
  }
});

testOnBackends("an update in one pass that is not made returns the state that it was given", () => {
  for (const [name, build] of optimizers()) {
    const transformation = build();
    if (transformation.updateInPlace === undefined) continue;
    tf.tidy(() => {
      const parameters = Object.fromEntries(
        Object.entries(gradientsOf(0, null)).map(([name, tensor]) => [name, tf.variable(tensor)]),
      );
      const before = valuesOf(parameters), state = transformation.init(parameters);
      for (const bad of [NaN, Infinity]) {
        const next = transformation.updateInPlace!(parameters, gradientsOf(0, bad), state, {
          epoch: 0,
        });
        assertEquals(next, transformation.init(parameters), name);
        assertEquals(valuesOf(parameters), before, name);
      }
      tf.dispose(parameters);
    });
  }
});

testOnBackends("applyGradients() keeps the state where a transformation does not see to it", () => {
  // Counts its updates, and looks at nothing.
  const careless: GradientTransformation<{ readonly update: number }> = {
    stage: "rule",
    init: () => ({ update: 0 }),
    update: (updates, { update }) => ({
      updates: Object.fromEntries(
        Object.entries(updates).map(([name, tensor]) => [name, tf.clone(tensor)]),
      ),
      state: { update: update + 1 },
    }),
  };
  tf.tidy(() => {
    const w = tf.variable(tf.tensor1d([1, 2]));
    let state: State = careless.init({});
    for (const [bad, expected] of [[NaN, 0], [1, 1], [Infinity, 1], [2, 2]] as const) {
      const gradients = { w: tf.tensor1d([bad, 1]) };
      const transformation = careless as GradientTransformation;
      state = applyGradients(transformation, { w }, gradients, state, { epoch: 0 });
      assertEquals(state, { update: expected });
    }
    assertEquals([...w.dataSync()], [4, 4]);
    w.dispose();
  });
});

/** Values of a variable of one number under an optimizer, gradient by gradient. */
function follow(
  optimizer: ReturnType<typeof asTfOptimizer>,
  gradients: readonly number[],
): number[] {
  const w = tf.tidy(() => tf.variable(tf.tensor1d([0]), true, "followed"));
  const values = gradients.map((gradient) => {
    tf.tidy(() => optimizer.applyGradients({ followed: tf.tensor1d([gradient]) }));
    return w.dataSync()[0]!;
  });
  w.dispose();
  return values;
}

testOnBackends("the epoch of a tfjs optimizer begins with its first update", () => {
  const rate = halveEvery({ rate: 1, epochs: 1 });
  for (const rule of [sgd(rate), chain(clipByGlobalNorm(9), sgd(rate))]) {
    const optimizer = asTfOptimizer(rule, { updatesPerEpoch: 2 });
    // Rates 1, 1, then 1/2, 1/2, then 1/4.
    assertEquals(follow(optimizer, [1, 1, 1, 1, 1]), [-1, -2, -2.5, -3, -3.25]);
    optimizer.dispose();
    // Epochs of one update: 1, 1/2, 1/4.
    const short = asTfOptimizer(rule, { updatesPerEpoch: 1 });
    assertEquals(follow(short, [1, 1, 1]), [-1, -1.5, -1.75]);
    short.dispose();
    // One epoch only.
    assertThrows(() => asTfOptimizer(rule), TypeError, "Cannot follow halve without epochs");
    const whole = asTfOptimizer(rule, { updatesPerEpoch: Infinity });
    assertEquals(follow(whole, [1, 1, 1]), [-1, -2, -3]);
    whole.dispose();
  }
});

testOnBackends("an update that is not made counts neither in the epoch nor in the noise", () => {
  const rate = halveEvery({ rate: 1, epochs: 1 });
  for (const rule of [sgd(rate), chain(clipByGlobalNorm(9), sgd(rate))]) {
    const optimizer = asTfOptimizer(rule, { updatesPerEpoch: 2 });
    assertEquals(follow(optimizer, [1, NaN, 1, NaN, 1]), [-1, -1, -2, -2, -2.5]);
    assertEquals([optimizer.state.update, optimizer.iterations], [3, 3]);
    optimizer.dispose();
  }
  const noisy = () =>
    asTfOptimizer(
      chain(
        clipByGlobalNorm(9),
        addGradientNoise({ deviation: 0.1, key: deriveKey(key, "epoch") }),
        sgd(1),
      ),
    );
  const expected = follow(noisy(), [1, 1]);
  assertEquals(follow(noisy(), [NaN, 1, Infinity, 1]), [
    0,
    expected[0]!,
    expected[0]!,
    expected[1]!,
  ]);
});

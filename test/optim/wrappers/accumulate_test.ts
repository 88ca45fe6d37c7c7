/** One update of several batches: what it is, what it counts, and how it goes on. */

import * as tf from "@tensorflow/tfjs";
import { streamKey } from "../../../engine/mod.ts";
import {
  accumulate,
  adam,
  addGradientNoise,
  annealed,
  applyGradients,
  buildOptimizer,
  chain,
  clipByGlobalNorm,
  type GradientTransformation,
  sgd,
  type State,
} from "../../../optim/mod.ts";
import { assertAlmostEquals, assertEquals, assertNotEquals, assertThrows } from "../../../std.ts";
import { fc } from "../../_properties.ts";
import { testOnBackends } from "../../_tensors.ts";
import { begin, gradientsOf, type Numbers, train } from "./_train.ts";

const key = streamKey(1, "noise");
const noise = () => addGradientNoise({ deviation: annealed({ eta: 1 }), key });
const noisy = () => chain(clipByGlobalNorm(1), noise(), sgd(0.1)) as GradientTransformation;
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

const meanOf = (batches: readonly Numbers[]): Numbers =>
  Object.fromEntries(
    Object.keys(batches[0]!).map((name) => [
      name,
      batches[0]![name]!.map((_, i) =>
        batches.reduce((sum, batch) => sum + batch[name]![i]!, 0) / batches.length
      ),
    ]),
  );

testOnBackends("accumulate(4) makes the update of the whole batch's mean, and its noise", () => {
  const batches = upTo(12).map(gradientsOf);
  const parts = train(() => accumulate(noisy(), 4), begin, batches);
  const wholes = [0, 4, 8].map((from) => meanOf(batches.slice(from, from + 4)));
  const whole = train(noisy, begin, wholes);
  for (const name of ["a", "b"]) {
    for (const [i, value] of parts.parameters[name]!.entries()) {
      assertAlmostEquals(value, whole.parameters[name]![i]!, 2e-6);
    }
  }
  // Three updates, as many draws of noise: the schedule stands at t = 3.
  assertEquals(parts.state, { batch: 0, mean: {}, inner: whole.state });
  const deviations = parts.seen.flatMap(({ noiseStandardDeviation }) =>
    noiseStandardDeviation ?? []
  );
  assertEquals(deviations, [0, 1, 2].map((t) => Math.sqrt(1 / (1 + t) ** 0.55)));
  // The clip looks at the mean: its norm, not those of the batches.
  assertEquals(parts.seen[3]!.gradientNorm!.toFixed(5), whole.seen[0]!.gradientNorm!.toFixed(5));
  assertEquals(parts.seen.map(({ accumulating = false }) => accumulating), [
    ...[true, true, true, false],
    ...[true, true, true, false],
    ...[true, true, true, false],
  ]);
});

testOnBackends("accumulate() adds the noise of the same update, to the bit", () => {
  // With gradients of 0 an update is the noise alone.
  const zero = { a: [0, 0, 0], b: [0, 0] };
  const walk = () => chain(noise(), sgd(1)) as GradientTransformation;
  const parts = train(() => accumulate(walk(), 3), begin, upTo(6).map(() => zero));
  const whole = train(walk, begin, [zero, zero]);
  assertEquals(parts.parameters, whole.parameters);
  assertNotEquals(parts.parameters, train(walk, begin, [zero]).parameters);
});

testOnBackends("accumulate(1) is what it wraps, to the bit", () => {
  const batches = upTo(4).map(gradientsOf);
  const one = train(() => accumulate(noisy(), 1), begin, batches);
  assertEquals(one.parameters, train(noisy, begin, batches).parameters);
});

testOnBackends("accumulate() has the mean to the last bits, for any batches", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.array(fc.float({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 3, maxLength: 3 }),
        {
          minLength: 1,
          maxLength: 9,
        },
      ),
      (values) => {
        const batches = values.map((a) => ({ a }));
        const { parameters } = train(
          () => accumulate(sgd(1), batches.length),
          { a: [0, 0, 0] },
          batches,
        );
        for (const [i, mean] of meanOf(batches).a!.entries()) {
          const largest = Math.max(1, ...values.map((a) => Math.abs(a[i]!)));
          assertAlmostEquals(parameters.a![i]!, -mean, values.length * 2 ** -23 * largest);
        }
      },
    ),
    { numRuns: 50 },
  );
});

testOnBackends("accumulate() goes on from any batch to the same bits", () => {
  const make = () =>
    accumulate(
      chain(
        clipByGlobalNorm(1),
        noise(),
        adam({ learningRate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-3 }),
      ) as GradientTransformation,
      3,
    );
  const batches = upTo(10).map(gradientsOf);
  const { parameters, state } = train(make, begin, batches);
  for (const at of upTo(10)) {
    const killed = train(make, begin, batches, { killedAt: [at] });
    assertEquals([killed.parameters, killed.state], [parameters, state], `killed at ${at}`);
  }
  assertEquals(train(make, begin, batches, { pure: true }).parameters, parameters);
});

testOnBackends("a batch that is not finite is left out, and the next takes its place", () => {
  const batches = upTo(4).map(gradientsOf);
  const bad = { ...gradientsOf(9), a: [1, NaN, 1] }, huge = { ...gradientsOf(9), b: [Infinity, 0] };
  const clean = train(() => accumulate(noisy(), 2), begin, batches);
  const mixed = [bad, batches[0]!, bad, huge, batches[1]!, batches[2]!, huge, batches[3]!];
  for (const pure of [false, true]) {
    const { parameters, state } = train(() => accumulate(noisy(), 2), begin, mixed, { pure });
    assertEquals([parameters, state], [clean.parameters, clean.state]);
  }
});

testOnBackends("update() leaves the state that it was given as it is", () => {
  const optimizer = accumulate(sgd(1), 3), gradients = { a: tf.tensor1d([1, 2]) };
  const info = { epoch: 0 };
  // Gradients other than the mean, so that the mean moves.
  const other = { a: tf.tensor1d([5, -3]) };
  const first = optimizer.update(gradients, optimizer.init(gradients), gradients, info);
  const before = structuredClone(first.state);
  const twice = [0, 1].map(() => {
    const next = optimizer.update(other, first.state, other, info);
    tf.dispose(next.updates as tf.NamedTensorMap);
    return next.state;
  });
  assertEquals(first.state, before);
  assertEquals(twice[0], twice[1]);
  tf.dispose([gradients, other, first.updates as tf.NamedTensorMap]);
});

testOnBackends("a parameter without a gradient in a batch has one of 0 there", () => {
  const { parameters } = train(
    () => accumulate(sgd(1), 4),
    { a: [0], b: [0], c: [0] },
    [{ a: [4] }, { a: [4], b: [8] }, { b: [8] }, { b: [0] }],
  );
  assertEquals(parameters, { a: [-2], b: [-4], c: [0] });
});

testOnBackends("a batch that is only accumulated changes no bit of the parameters", () => {
  for (const pure of [false, true]) {
    const { parameters } = train(() => accumulate(sgd(1), 2), { a: [-0, 0] }, [{ a: [1, 1] }], {
      pure,
    });
    assertEquals(Object.is(parameters.a![0], -0) && Object.is(parameters.a![1], 0), true);
  }
});

testOnBackends("what is wrapped sees the epoch of the last batch", () => {
  const epochs: number[] = [];
  const watched: GradientTransformation = {
    ...sgd(1) as GradientTransformation,
    update(gradients, state, params, info) {
      epochs.push(info.epoch);
      return (sgd(1) as GradientTransformation).update(gradients, state, params, info);
    },
  };
  train(() => accumulate(watched, 3), begin, upTo(6).map(gradientsOf), {
    pure: true,
    info: (batch) => ({ epoch: Math.floor(batch / 4) }),
  });
  assertEquals(epochs, [0, 1]);
});

testOnBackends("text wraps what follows: noise before a wrapper comes once a batch", async () => {
  const zero = { a: [0, 0, 0], b: [0, 0] }, context = { key };
  const right = await buildOptimizer("accumulate(2) > noise(1) > sgd(1)", context);
  const wrong = await buildOptimizer("unordered > noise(1) > accumulate(2) > sgd(1)", context);
  const none = await buildOptimizer("noise(1) > sgd(1)", context);
  const two = train(() => none, begin, [zero, zero]).parameters;
  const once = train(() => right, begin, [zero, zero]).parameters;
  assertEquals(once, train(() => none, begin, [zero]).parameters);
  const each = train(() => wrong, begin, [zero, zero]).parameters;
  // The mean of both draws.
  for (const [i, value] of begin.a.entries()) {
    assertAlmostEquals(each.a![i]! - value, (two.a![i]! - value) / 2, 1e-6);
  }
});

testOnBackends("accumulate() makes the update that threw when it is called again", () => {
  const noise = addGradientNoise({ deviation: { kind: "byError", scale: 1e-9, gamma: 0.55 }, key });
  const optimizer = accumulate(chain(noise, sgd(1)) as GradientTransformation, 2);
  const w = tf.tidy(() => tf.variable(tf.tensor1d([0])));
  try {
    let state: State = optimizer.init({ w });
    const update = (gradient: number, measured?: { readonly error: number }) =>
      tf.tidy(() => {
        const gradients = { w: tf.tensor1d([gradient]) }, info = { epoch: 0, measured };
        const general = optimizer as GradientTransformation;
        state = applyGradients(general, { w }, gradients, state, info);
      });
    update(0);
    // The noise follows an error that nobody has measured.
    assertThrows(() => update(4), TypeError);
    assertEquals(w.dataSync()[0], 0);
    update(4, { error: 1 });
    assertAlmostEquals(w.dataSync()[0]!, -2, 1e-6);
  } finally {
    w.dispose();
  }
});

Deno.test("accumulate() refuses what is no count, and foreign states", () => {
  for (const batches of [0, -1, 1.5, NaN]) {
    assertThrows(() => accumulate(sgd(1), batches), RangeError, `Cannot accumulate ${batches}`);
  }
  const check = (state: Parameters<NonNullable<GradientTransformation["checkState"]>>[0]) =>
    accumulate(sgd(1), 2).checkState!(state);
  check({ batch: 1, mean: {}, inner: { update: 0 } });
  assertThrows(
    () => check({ batch: 2, mean: {}, inner: { update: 0 } }),
    TypeError,
    "from batch 2",
  );
  assertThrows(
    () => check({ batch: 1, mean: { a: [1] }, inner: { update: 0 } }),
    TypeError,
    "a list",
  );
  assertThrows(() => check({ batch: 1, mean: {}, inner: null }), TypeError, "sgd");
  assertThrows(() => check(null), TypeError, "accumulate");
});

Deno.test("chain() takes a wrapper at its end alone", () => {
  const wrapper = accumulate(sgd(1), 2) as GradientTransformation;
  assertThrows(
    () => chain(clipByGlobalNorm(1), wrapper),
    TypeError,
    "Cannot chain accumulate after a clip: wrappers stand at the front",
  );
  assertThrows(
    () => chain({ unordered: true }, wrapper, sgd(1)),
    TypeError,
    "Cannot chain anything after accumulate: it contains what follows it",
  );
  chain({ unordered: true }, clipByGlobalNorm(1), wrapper);
});

/** Averages of parameters: their numbers, what counts, and putting them in the place of parameters. */

import * as tf from "@tensorflow/tfjs";
import {
  accumulate,
  adam,
  average,
  averagesOf,
  buildOptimizer,
  chain,
  clipByGlobalNorm,
  type GradientTransformation,
  sgd,
  stateToJson,
  trace,
  useAverages,
} from "../../../optim/mod.ts";
import { assertAlmostEquals, assertEquals, assertThrows } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { begin, gradientsOf, train } from "./_train.ts";

const inner = () => chain(clipByGlobalNorm(1), trace(0.5), sgd(0.1)) as GradientTransformation;
const batches = [0, 1, 2, 3, 4, 5].map(gradientsOf);

const variable = (value: number) => tf.tidy(() => tf.variable(tf.tensor1d([value])));

/** The parameters after each update. */
const path = () => batches.map((_, i) => train(inner, begin, batches.slice(0, i + 1)).parameters);

testOnBackends("average() has the mean of the parameters after each update", () => {
  const states = path();
  for (const decay of [0, 0.9, "uniform"] as const) {
    for (const pure of [false, true]) {
      const { state, parameters } = train(() => average(inner(), decay), begin, batches, { pure });
      assertEquals(parameters, states.at(-1), "the training itself is as it was");
      for (const name of ["a", "b"]) {
        const expected = begin[name as "a" | "b"].map((first, i) =>
          states.reduce(
            (mean, { [name]: values }, t) =>
              mean + (decay === "uniform" ? 1 / (t + 1) : 1 - decay) * (values![i]! - mean),
            decay === "uniform" ? 0 : first,
          )
        );
        for (const [i, value] of averagesOf(state)![name]!.entries()) {
          assertAlmostEquals(value, expected[i]!, 1e-6);
        }
      }
    }
  }
});

testOnBackends("a uniform average of one update is that update, to the bit", () => {
  const { state, parameters } = train(() => average(inner(), "uniform"), begin, [batches[0]!]);
  assertEquals(averagesOf(state)!.a, Float32Array.from(parameters.a!));
});

testOnBackends("average() goes on from any update to the same bits", () => {
  const constants = { beta1: 0.9, beta2: 0.99, epsilon: 1e-3 };
  const make = () =>
    average(adam({ learningRate: 0.1, ...constants }) as GradientTransformation, 0.8);
  const whole = train(make, begin, batches);
  for (const at of batches.keys()) {
    const killed = train(make, begin, batches, { killedAt: [at] });
    assertEquals([killed.parameters, killed.state], [whole.parameters, whole.state]);
  }
});

testOnBackends("updates that are not made, and batches that are accumulated, do not count", () => {
  const bad = { ...gradientsOf(7), a: [NaN, 0, 0] };
  const averaged = () => average(inner(), 0.5);
  const clean = train(averaged, begin, batches.slice(0, 2));
  for (const pure of [false, true]) {
    const skipped = train(averaged, begin, [bad, batches[0]!, bad, batches[1]!, bad], { pure });
    assertEquals(skipped.state, clean.state);
    const twice = [batches[0]!, batches[0]!, batches[1]!, batches[1]!];
    const parts = train(
      () => average(accumulate(inner(), 2) as GradientTransformation, 0.5),
      begin,
      [...twice, batches[2]!],
      { pure },
    );
    assertEquals(averagesOf(parts.state), averagesOf(clean.state));
  }
});

testOnBackends("a parameter that appears later begins with the value it has then", () => {
  const { state } = train(() => average(sgd(1), 0.5), { a: [0] }, [{ a: [1] }]);
  assertEquals(averagesOf(state)!.a, Float32Array.of(-0.5));
  const late = average(sgd(1) as GradientTransformation, 0.5);
  const a = variable(8), one = tf.tensor1d([2]);
  const next = late.updateInPlace!({ a }, { a: one }, late.init({}), { epoch: 0 });
  assertEquals(averagesOf(next)!.a, Float32Array.of(7));
  tf.dispose([a, one]);
});

testOnBackends("averages take the place of parameters, and give it back", async () => {
  const optimizer = await buildOptimizer("skipNonFinite(2) > average(0.5) > sgd(1)");
  const a = variable(0), b = variable(5);
  const gradients = { a: tf.tensor1d([1]) };
  const state = optimizer.updateInPlace!({ a }, gradients, optimizer.init({ a }), { epoch: 0 });
  const saved = stateToJson(state);
  const giveBack = useAverages({ a, b }, state);
  assertEquals([a.dataSync()[0], b.dataSync()[0]], [-0.5, 5]);
  giveBack();
  assertEquals([a.dataSync()[0], b.dataSync()[0]], [-1, 5]);
  assertEquals(stateToJson(state), saved);
  assertThrows(() => useAverages({ a }, null), TypeError, "Cannot use averages");
  tf.dispose([a, b, gradients]);
});

Deno.test("average() refuses decays that are none, and foreign states", () => {
  for (const decay of [1, -0.1, NaN]) assertThrows(() => average(sgd(1), decay), RangeError);
  const check = average(sgd(1), 0.5).checkState!;
  check({ update: 0, average: {}, inner: { update: 0 } });
  assertThrows(() => check({ update: 0, average: { a: [1] }, inner: { update: 0 } }), TypeError);
  assertThrows(() => check({ update: -1, average: {}, inner: { update: 0 } }), TypeError, "-1");
  assertThrows(() => check({ update: 0, average: {}, inner: null }), TypeError, "sgd");
});

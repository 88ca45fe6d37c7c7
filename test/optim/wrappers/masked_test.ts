/** Clips, noise and scales of some parameters or rows, and transformations by name. */

import * as tf from "@tensorflow/tfjs";
import { streamKey } from "../../../engine/mod.ts";
import {
  addGradientNoise,
  chain,
  clipByGlobalNorm,
  clipByValue,
  decayWeights,
  type GradientTransformation,
  masked,
  type Observation,
  sgd,
  trace,
} from "../../../optim/mod.ts";
import { assertAlmostEquals, assertEquals, assertThrows } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { valuesOf } from "../_trees.ts";
import { begin, gradientsOf, train } from "./_train.ts";

const key = streamKey(1, "noise");
const noise = () => addGradientNoise({ deviation: 0.5, key }) as GradientTransformation;
const clip = (norm: number) => clipByGlobalNorm(norm) as GradientTransformation;
const chained = (...parts: GradientTransformation[]) => chain(...parts) as GradientTransformation;
const sgd1 = sgd(1) as GradientTransformation;

/** The updates of one transformation, and what it observed. */
function once(transformation: GradientTransformation, values: Record<string, tf.TensorLike>) {
  const gradients = Object.fromEntries(
    Object.entries(values).map(([name, one]) => [name, tf.tensor(one)]),
  );
  let seen: Observation = {};
  const { updates } = transformation.update(gradients, transformation.init(gradients), gradients, {
    epoch: 0,
    observe: (observation) => seen = { ...seen, ...observation },
  });
  const result = { updates: valuesOf(updates), seen };
  tf.dispose([gradients, updates as tf.NamedTensorMap]);
  return result;
}

testOnBackends("a masked clip measures what it covers, and observes all", () => {
  const values = { kernel: [3, 4], bias: [12] };
  const { updates, seen } = once(masked(clip(1), { except: ["bias"] }), values);
  assertEquals(updates.bias, [12]);
  assertAlmostEquals(updates.kernel![0]!, 0.6, 1e-6);
  assertAlmostEquals(updates.kernel![1]!, 0.8, 1e-6);
  assertAlmostEquals(seen.gradientNorm!, 13, 1e-6);
  assertAlmostEquals(seen.clippedGradientNorm!, Math.sqrt(145), 1e-6);
});

testOnBackends("the norm of what is not covered does not drown in what is", () => {
  const { seen } = once(masked(clip(1), { only: ["kernel"] }), { kernel: [1e8], bias: [3] });
  assertAlmostEquals(seen.clippedGradientNorm!, Math.sqrt(10), 1e-6);
  const rows = once(masked(clip(1), { only: ["table[0]"] }), { table: [[1e8], [3]] });
  assertAlmostEquals(rows.seen.clippedGradientNorm!, Math.sqrt(10), 1e-6);
});

testOnBackends("gradients of int32 are handed on as float32, covered or not", () => {
  const gradients = { a: tf.tensor1d([1, 2], "int32"), b: tf.tensor1d([3, 4], "int32") };
  for (const mask of [{ only: ["a"] }, { only: ["b[1]"] }]) {
    const part = masked(noise(), mask);
    const { updates } = part.update(gradients, part.init(gradients), gradients, { epoch: 0 });
    assertEquals([updates.a!.dtype, updates.b!.dtype], ["float32", "float32"]);
    tf.dispose(updates as tf.NamedTensorMap);
  }
  tf.dispose(gradients);
});

testOnBackends("rows that are masked stay to the bit, and are not measured", () => {
  const table = [[7, -0], [3, 4], [0, 0]];
  const { updates, seen } = once(masked(clip(1), { except: ["table[0]"] }), { table });
  assertEquals(updates.table!.slice(0, 2), [7, -0]);
  assertAlmostEquals(updates.table![3]!, 0.8, 1e-6);
  assertAlmostEquals(seen.gradientNorm!, Math.sqrt(49 + 25), 1e-6);
  assertAlmostEquals(seen.clippedGradientNorm!, Math.sqrt(49 + 1), 1e-6);
});

testOnBackends("masked noise has the draws of noise with the same mask", () => {
  const table = [[1, 2], [3, 4], [5, 6]], bias = [1, 2];
  for (const mask of [{ except: ["*[0]", "bias"] }, { only: ["table"] }, { except: ["table"] }]) {
    const own = addGradientNoise({ deviation: 0.5, key, ...mask }) as GradientTransformation;
    const one = once(masked(noise(), mask), { table, bias }), other = once(own, { table, bias });
    assertEquals(one.updates, other.updates);
    assertAlmostEquals(one.seen.noiseStandardDeviation!, other.seen.noiseStandardDeviation!, 1e-12);
  }
});

testOnBackends("a chain with masked parts has the same bits fused", () => {
  const batches = [0, 1, 2].map(gradientsOf);
  const bad = { ...gradientsOf(3), b: [NaN, 1] };
  const make = () =>
    chained(
      masked(clip(0.5), { only: ["a"] }),
      masked(noise(), { except: ["a"] }),
      masked(decayWeights(0.5) as GradientTransformation, { only: ["b"] }),
      sgd1,
    );
  assertEquals(make().updateInPlace !== undefined, true);
  const fused = train(make, begin, [...batches, bad, ...batches]);
  const stepwise = train(make, begin, [...batches, bad, ...batches], { pure: true });
  assertEquals([fused.parameters, fused.state], [stepwise.parameters, stepwise.state]);
  for (const [i, seen] of fused.seen.entries()) {
    for (const field of ["gradientNorm", "clippedGradientNorm"] as const) {
      assertAlmostEquals(seen[field]!, stepwise.seen[i]![field]!, 1e-6);
    }
  }
  // What the mask leaves out has the update of a chain without it.
  const only = train(() => chained(masked(clip(0.5), { except: ["a"] }), sgd1), begin, batches);
  assertEquals(only.parameters.a, train(() => sgd1, begin, batches).parameters.a);
});

testOnBackends("a gradient that is not finite stops the update, covered or not", () => {
  for (const name of ["a", "b"]) {
    const bad = { ...gradientsOf(0), [name]: [Infinity, 1, 1].slice(0, name === "a" ? 3 : 2) };
    for (
      const make of [
        () => chained(masked(clip(0.5), { only: ["a"] }), sgd1),
        () => chained(masked(trace(0.5) as GradientTransformation, { only: ["a"] }), sgd1),
      ]
    ) {
      const { parameters, state } = train(make, begin, [bad]);
      assertEquals([parameters, state], [begin, train(make, begin, []).state]);
      assertEquals(train(make, begin, [bad], { pure: true }).state, state);
    }
  }
});

testOnBackends("by itself it keeps its state, too, where what it leaves out is not finite", () => {
  const part = masked(trace(0.5) as GradientTransformation, { only: ["a"] });
  const gradients = { a: tf.tensor1d([1]), b: tf.tensor1d([NaN]) }, state = part.init(gradients);
  const next = part.update(gradients, state, gradients, { epoch: 0 });
  assertEquals([next.state, next.updates.a!.dataSync()[0]], [state, 1]);
  tf.dispose([gradients, next.updates as tf.NamedTensorMap]);
});

Deno.test("masked() refuses rules, patterns that name nothing, and clips of each example", () => {
  assertThrows(() => masked(sgd1, { only: ["a"] }), TypeError, "Cannot mask a rule: use named");
  assertThrows(() => masked(clip(1), { only: ["a["] }), RangeError);
  assertThrows(() => masked(clip(1), { only: ["c"] }).init({}), RangeError);
  assertEquals(masked(clipByValue(1) as GradientTransformation, {}).stage, "clip");
});

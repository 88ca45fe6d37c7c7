/** Noise that stays within two deviations, and noise that never reaches the update. */

import * as tf from "@tensorflow/tfjs";
import { deriveKey, fillGaussian, startBackend, streamKey } from "../../engine/mod.ts";
import {
  addGradientNoise,
  annealed,
  applyGradients,
  buildOptimizer,
  chain,
  clipByGlobalNorm,
  type Observation,
  parseOptimizer,
  sgd,
} from "../../optim/mod.ts";
import { addedNoise, deviationOf, stepWords } from "../../optim/spec/mod.ts";
import { assert, assertEquals, assertNotEquals, assertThrows } from "../../std.ts";
import { startKernels, testOnBackends } from "../_tensors.ts";
import { run } from "./_trees.ts";

const key = streamKey(6, "noise");
const rules = [
  "sgd(0.1)",
  "trace(0.9) > sgd(0.1)",
  "adam(0.1, beta1=0.9, beta2=0.999, epsilon=1e-4)",
] as const;

testOnBackends("addGradientNoise() adds truncated noise of its key, update and name", () => {
  const noise = addGradientNoise({ deviation: annealed({ eta: 1 }), key, truncated: true });
  const gradients = { a: Array<number>(50).fill(0), b: [0] };
  const { updates, observations } = run(noise, gradients, [0, 0, 0]);
  for (const [t, update] of updates.entries()) {
    const deviation = Math.sqrt(1 / (1 + t) ** 0.55);
    for (const [name, values] of Object.entries(update)) {
      const expected = new Float32Array(values.length);
      fillGaussian(expected, deviation, deriveKey(key, name), t, true);
      assertEquals(values, [...expected]);
      assert(values.every((value) => Math.abs(value) <= Math.fround(2 * deviation)));
    }
    // What the noise has, which is less than the deviation that it is drawn with.
    const { noiseStandardDeviation } = observations[t]!;
    assert(Math.abs(noiseStandardDeviation! / deviation - 0.8796256610342398) < 1e-15);
  }
});

/** Parameters after three updates, as float32. */
async function trained(text: string, isFused = true): Promise<number[]> {
  const { updateInPlace, ...stepwise } = await buildOptimizer(text, { key });
  const optimizer = isFused && updateInPlace !== undefined
    ? { ...stepwise, updateInPlace }
    : stepwise;
  return tf.tidy(() => {
    // Numbers that no backend computes.
    const numbers = Float32Array.from({ length: 37 }, (_, i) => (i * i % 37 - 18) / 16);
    const parameters = { w: tf.variable(tf.tensor1d(numbers)) };
    const gradients = { w: tf.tensor1d(numbers.toReversed()) };
    let state = optimizer.init(parameters) as Parameters<typeof applyGradients>[3];
    for (let update = 0; update < 3; update++) {
      const measured = { error: 0.9, trainingError: 0.5 };
      state = applyGradients(optimizer, parameters, gradients, state, { epoch: 0, measured });
    }
    const values = [...parameters.w.dataSync()];
    parameters.w.dispose();
    return values;
  });
}

const noises = [
  "noise(0.3, truncated=true)",
  "noise(byError(1, of=training), truncated=true)",
] as const;

Deno.test("truncated noise gives the same bits fused and step by step, on wasm and on cpu", async () => {
  const all = async () => {
    const seen: number[][] = [];
    for (const rule of rules) {
      for (const noise of noises) {
        const text = `clip(1) > ${noise} > ${rule}`, values = await trained(text);
        assertEquals(await trained(text, false), values, text);
        assertNotEquals(await trained(text.replace(", truncated=true", "")), values, text);
        seen.push(values);
      }
    }
    return seen;
  };
  await startKernels();
  const before = tf.memory().numTensors, wasm = await all();
  assertEquals(tf.memory().numTensors, before);
  await startBackend("cpu");
  const cpu = await all();
  // Norms and Adam's roots are of one definition, too.
  assertEquals(cpu, wasm);
});

testOnBackends("discarded noise leaves every bit as it is without noise", async () => {
  for (const rule of rules) {
    const without = await trained(`clip(1) > ${rule}`);
    for (
      const noise of ["noise(0.3, discarded=true)", "noise(0.3, truncated=true, discarded=true)"]
    ) {
      for (const isFused of [true, false]) {
        assertEquals(await trained(`clip(1) > ${noise} > ${rule}`, isFused), without);
      }
    }
    assertNotEquals(await trained(`clip(1) > noise(0.3) > ${rule}`), without);
  }
});

testOnBackends("discarded noise counts its updates, follows its schedule and reports none", () => {
  const deviation = annealed({ eta: 1 });
  const noise = addGradientNoise({ deviation, key, discarded: true });
  tf.tidy(() => {
    const w = { w: tf.tensor1d([1, -0]) }, seen: Observation[] = [];
    const info = { epoch: 0, observe: (one: Observation) => seen.push(one) };
    const { updates, state } = noise.update(w, { update: 3 }, w, info);
    assert(updates.w !== w.w);
    assertEquals([...updates.w!.dataSync()], [1, -0]);
    assertEquals(state, { update: 4 });
    assertEquals(seen, [{ noiseStandardDeviation: 0 }]);
  });
  const wrong = addGradientNoise({
    ...{ deviation: { kind: "byError", scale: 1 }, key, discarded: true },
  });
  assertThrows(() => run(wrong, { a: [1] }), TypeError, "measured.error is undefined");
});

Deno.test("chain() refuses discarded noise unless it is unordered", () => {
  const noise = addGradientNoise({ deviation: 1, key, discarded: true });
  const parts = [clipByGlobalNorm(1), noise] as const;
  const message = "Cannot chain a noise that never reaches the update: it is discarded";
  assertThrows(() => chain(...parts), TypeError, message);
  assertThrows(() => chain(...parts, sgd(1)), TypeError, message);
  assertEquals(chain({ unordered: true }, ...parts).unordered, true);
});

Deno.test("options of noise that are false are as if they were not there", () => {
  const [plain] = parseOptimizer("noise(0.001) > sgd(1)");
  assertEquals(plain, { kind: "noise", deviation: 0.001 });
  const [same] = parseOptimizer("noise(0.001, truncated=false, discarded=false) > sgd(1)");
  assertEquals(JSON.stringify(same), JSON.stringify(plain));
  for (const truncated of [true, false, undefined]) {
    const { spec } = addGradientNoise({ deviation: 0.001, key, truncated });
    assertEquals(spec!.step, truncated ? { ...plain!, truncated } : plain!);
  }
});

Deno.test("specifications say what their noise adds", () => {
  const of = (text: string) => {
    const steps = parseOptimizer(`${text} > sgd(1)`);
    return [addedNoise(steps).length, deviationOf(steps), stepWords(steps[0]!)];
  };
  assertEquals(of("noise(0.5)"), [1, 0.5, "add Gaussian noise of standard deviation 0.5"]);
  // Its deviation is another one.
  assertEquals(of("noise(0.5, truncated=true)"), [
    ...[1, null],
    "add Gaussian noise of standard deviation 0.5, truncated at two standard deviations",
  ]);
  assertEquals(of("noise(0.5, discarded=true)"), [
    ...[0, null],
    "discard Gaussian noise of standard deviation 0.5: noise that never reaches the update",
  ]);
});

/** Noise that takes back a share of the noise before it. */

import { deriveKey, fillGaussian, streamKey } from "../../../engine/mod.ts";
import {
  addGradientNoise,
  annealed,
  follow,
  type GradientNoiseOptions,
  type State,
  stateFromJson,
  stateToJson,
} from "../../../optim/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertThrows } from "../../../std.ts";
import * as tf from "@tensorflow/tfjs";
import { testOnBackends } from "../../_tensors.ts";
import { run } from "../_trees.ts";

const key = streamKey(4, "noise");
const times = (count: number) => Array<number>(count).fill(0);

/** The draw of an update, of a deviation, as float32. */
function draw(name: string, size: number, update: number, deviation: number, truncated = false) {
  const values = new Float32Array(size);
  fillGaussian(values, deviation, deriveKey(key, name), update, truncated);
  return values;
}

testOnBackends("anticorrelated noise is s_t z_t - lambda s_(t-1) z_(t-1), to the bit", () => {
  const deviation = annealed({ eta: 0.3 }), at = follow(deviation);
  for (const truncated of [false, true]) {
    for (const anticorrelated of [0.3, 1]) {
      const noise = addGradientNoise({ deviation, key, truncated, anticorrelated });
      const { updates } = run(noise, { a: times(70), b: [0] }, times(4));
      for (const [t, update] of updates.entries()) {
        for (const [name, values] of Object.entries(update)) {
          const now = draw(name, values.length, t, at({ update: t, epoch: 0 }), truncated);
          // At update 0 there is none before it.
          const last = t === 0 ? 0 : anticorrelated * at({ update: t - 1, epoch: 0 });
          const before = draw(name, values.length, Math.max(0, t - 1), last, truncated);
          const expected = now.map((value, i) => value - before[i]!);
          assertEquals(values, [...expected], `${name}, update ${t}`);
        }
      }
    }
  }
});

testOnBackends("with lambda 1 the sum over updates is the last draw", () => {
  const count = 300, deviation = annealed({ eta: 0.3 });
  const noise = addGradientNoise({ deviation, key, anticorrelated: 1 });
  const { updates } = run(noise, { a: times(40) }, times(count));
  const sum = times(40), rounding = times(40);
  for (const { a } of updates) {
    for (const [i, value] of a!.entries()) {
      sum[i]! += value;
      // Half a unit in the last place of each difference, which is rounded to float32.
      rounding[i]! += Math.abs(value) * 2 ** -24;
    }
  }
  const last = draw("a", 40, count - 1, follow(deviation)({ update: count - 1, epoch: 0 }));
  for (const [i, value] of last.entries()) assertAlmostEquals(sum[i]!, value, rounding[i]!);
  // That is far less than independent noise adds up to.
  const independent = run(addGradientNoise({ deviation, key }), { a: times(40) }, times(count));
  const far = times(40).map((_, i) => independent.updates.reduce((all, { a }) => all + a![i]!, 0));
  assert(Math.hypot(...far) > 10 * Math.hypot(...sum));
});

Deno.test("anticorrelated noise has variance (1 + lambda^2) s^2 and correlation -lambda / (1 + lambda^2)", async () => {
  await tf.setBackend("cpu");
  const size = 2_000, count = 60, s = 0.5, entries = size * (count - 3);
  for (const lambda of [0.5, 1]) {
    const noise = addGradientNoise({ deviation: s, key, anticorrelated: lambda });
    const { updates, observations } = run(noise, { w: times(size) }, times(count));
    assertEquals(observations[0]!.noiseStandardDeviation, s);
    const variance = (1 + lambda ** 2) * s ** 2;
    for (const { noiseStandardDeviation } of observations.slice(1)) {
      assertAlmostEquals(noiseStandardDeviation!, Math.sqrt(variance), 1e-15);
    }
    const mean = (of: (t: number, i: number) => number) => {
      let sum = 0;
      for (let t = 3; t < count; t++) for (let i = 0; i < size; i++) sum += of(t, i);
      return sum / entries;
    };
    const at = (t: number, i: number) => updates[t]!.w![i]!;
    const limit = 5 * Math.sqrt(3 / entries);
    assertAlmostEquals(mean(at) / Math.sqrt(variance), 0, limit);
    assertAlmostEquals(mean((t, i) => at(t, i) ** 2) / variance, 1, limit);
    const lag = (by: number) => mean((t, i) => at(t, i) * at(t - by, i)) / variance;
    assertAlmostEquals(lag(1), -lambda / (1 + lambda ** 2), limit);
    assertAlmostEquals(lag(2), 0, limit);
    // From one entry to the next there is none.
    assertAlmostEquals(mean((t, i) => at(t, i) * at(t, (i + 1) % size)) / variance, 0, limit);
  }
});

testOnBackends(
  "anticorrelated noise takes back noise of the deviation that it had, after a resume, too",
  () => {
    const errors = [0.9, 0.3, 0.5, 0.02, 0.02, 0.8];
    const deviation = { kind: "byError", scale: 1, gamma: 0, allowed: 0.02 };
    const noise = addGradientNoise({ deviation, key, anticorrelated: 0.5 });
    tf.tidy(() => {
      const w = { w: tf.zeros([9]) };
      let state: State = noise.init(w);
      const seen: number[][] = [], deviations: number[] = [];
      for (const error of errors) {
        const next = noise.update(w, state as never, w, {
          ...{ epoch: 0, measured: { error } },
          observe: ({ noiseStandardDeviation: one }) => deviations.push(one!),
        });
        seen.push([...next.updates.w!.dataSync()]);
        state = stateFromJson(JSON.parse(JSON.stringify(stateToJson(next.state))));
      }
      const of = (t: number) => Math.sqrt(Math.max(0, errors[t]! - 0.02));
      for (const [t, values] of seen.entries()) {
        const before = t === 0 ? 0 : of(t - 1) / 2;
        const now = draw("w", 9, t, of(t)), last = draw("w", 9, Math.max(0, t - 1), before);
        // Also where it is quiet: at update 3 the noise before is still taken back, at 4 there is none.
        assertEquals(values, [...now.map((value, i) => value - last[i]!)], `update ${t}`);
        assertAlmostEquals(deviations[t]!, Math.hypot(of(t), before), 1e-15);
      }
      assertEquals(seen[4]!.every((value) => value === 0), true);
      assertEquals(state, { update: 6, deviation: of(5) });
    });
  },
);

Deno.test("a share of the last noise is from 0 to 1, and 0 is as none", () => {
  const of = (anticorrelated?: number): GradientNoiseOptions =>
    anticorrelated === undefined ? { deviation: 1, key } : { deviation: 1, key, anticorrelated };
  for (const wrong of [-0.1, 1.1, NaN]) {
    assertThrows(() => addGradientNoise(of(wrong)), RangeError, `of the last noise: ${wrong}`);
  }
  const [none, zero] = [addGradientNoise(of()), addGradientNoise(of(0))];
  assertEquals(zero.spec, none.spec);
  assertEquals(zero.init({}), { update: 0 });
  const noise = addGradientNoise(of(0.5));
  // The state of other noise, or a deviation that is none.
  for (
    const state of [{ update: 1 }, { update: 1, deviation: -1 }, { update: 1, deviation: "1" }]
  ) {
    assertThrows(() => noise.checkState!(state), TypeError, "Cannot update noise");
  }
  assertThrows(() => none.checkState!({ update: 1, deviation: 1 }), TypeError);
});

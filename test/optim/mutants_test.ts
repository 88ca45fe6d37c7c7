/**
 * The faults of published gradient noise, as mutants: each check below must pass for ours and must
 * fail for the implementation that has its fault.
 */

import * as tf from "@tensorflow/tfjs";
import { deriveKey, fillGaussian, streamKey } from "../../engine/mod.ts";
import {
  addGradientNoise,
  annealed,
  chain,
  clipByGlobalNorm,
  type GradientTransformation,
  type NoiseSchedule,
  noiseStandardDeviation,
  sgd,
} from "../../optim/mod.ts";
import { assert, assertAlmostEquals, assertThrows } from "../../std.ts";
import { testOnBackends } from "../_tensors.ts";
import { run } from "./_trees.ts";

type Build = (schedule: NoiseSchedule) => GradientTransformation;

const key = streamKey(9, "noise");
const rate = 0.5, limit = 2.5;
const gradients = { a: [3, 0], b: [4] };
const schedule = annealed({ eta: 0.01 });

/** Unit noise of an update, by name. */
function unitNoise(update: number): Record<string, number[]> {
  return Object.fromEntries(
    Object.entries(gradients).map(([name, values]) => {
      const noise = new Float32Array(values.length);
      fillGaussian(noise, 1, deriveKey(key, name), update);
      return [name, [...noise]];
    }),
  );
}

/** What is left of an update when the clipped gradient is taken out, over -rate: the noise. */
function noiseOf(build: Build, update: number): Record<string, number[]> {
  const epochs = Array.from({ length: update + 1 }, () => 0);
  const last = run(build(schedule), gradients, epochs).updates.at(-1)!;
  return Object.fromEntries(
    Object.entries(last).map(([name, values]) => [
      name,
      values.map((value, i) => value / -rate - gradients[name as "a" | "b"][i]! / 2),
    ]),
  );
}

const checks: Readonly<Record<string, (build: Build) => void>> = {
  "the noise reaches the update"(build) {
    assert(Object.values(noiseOf(build, 0)).flat().some((value) => Math.abs(value) > 1e-3));
  },
  "the noise is neither clipped nor left out of the learning rate"(build) {
    const unit = unitNoise(0), noise = noiseOf(build, 0);
    for (const [name, values] of Object.entries(noise)) {
      for (const [i, value] of values.entries()) {
        assertAlmostEquals(value, 0.1 * unit[name]![i]!, 1e-5);
      }
    }
  },
  "the deviation is the root of the variance"(build) {
    // At t = 99: sqrt(0.01 / 100^0.55) = 0.0281838; the formula taken for a deviation gives 0.00079.
    const unit = unitNoise(99), noise = noiseOf(build, 99);
    assertAlmostEquals(noise.b![0]! / unit.b![0]!, 0.0281838, 1e-5);
  },
};

const noise = (given: NoiseSchedule) => addGradientNoise({ schedule: given, key });
const ours: Build = (given) => chain(clipByGlobalNorm(limit), noise(given), sgd(rate));

const mutants: Readonly<Record<string, { build: Build; caughtBy: string }>> = {
  "noise before the clip": {
    build: (given) => chain({ unordered: true }, noise(given), clipByGlobalNorm(limit), sgd(rate)),
    caughtBy: "the noise is neither clipped nor left out of the learning rate",
  },
  "noise after the learning rate": {
    build: (given) => chain({ unordered: true }, clipByGlobalNorm(limit), sgd(rate), noise(given)),
    caughtBy: "the noise is neither clipped nor left out of the learning rate",
  },
  "variance used as a deviation": {
    build: (given) => {
      const wrong: GradientTransformation = {
        config: null,
        stage: "noise",
        init: () => ({ update: 0 }),
        update(updates, state, params, info) {
          const { update } = state as { update: number };
          const variance = noiseStandardDeviation(given, update) ** 2;
          const inner = addGradientNoise({
            schedule: { kind: "fixed", standardDeviation: variance },
            key,
          });
          return inner.update(updates, { update }, params, info);
        },
      };
      return chain(clipByGlobalNorm(limit), wrong, sgd(rate));
    },
    caughtBy: "the deviation is the root of the variance",
  },
  "noise computed and never applied": {
    build: (given) => {
      const inner = noise(given);
      const wrong: GradientTransformation = {
        ...inner,
        update(updates, state, params, info) {
          const result = inner.update(updates, state as { update: number }, params, info);
          const kept = Object.entries(updates).map(([name, tensor]) => [name, tf.clone(tensor)]);
          return { updates: Object.fromEntries(kept), state: result.state };
        },
      };
      return chain(clipByGlobalNorm(limit), wrong, sgd(rate));
    },
    caughtBy: "the noise reaches the update",
  },
};

for (const [name, check] of Object.entries(checks)) {
  testOnBackends(`clip, noise, rule: ${name}`, () => check(ours));
}

for (const [name, { build, caughtBy }] of Object.entries(mutants)) {
  testOnBackends(`the mutant "${name}" is caught`, () => {
    assertThrows(() => checks[caughtBy]!(build), Error);
  });
}

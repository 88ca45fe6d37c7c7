/**
 * The faults of published gradient noise, as mutants: each check below must pass for ours and must
 * fail for the implementation that has its fault, by the numbers that the fault makes.
 */

import * as tf from "@tensorflow/tfjs";
import { deriveKey, fillGaussian, streamKey } from "../../engine/mod.ts";
import {
  addGradientNoise,
  annealed,
  chain,
  clipByGlobalNorm,
  follow,
  type GradientTransformation,
  type Schedule,
  sgd,
} from "../../optim/mod.ts";
import {
  assert,
  assertAlmostEquals,
  AssertionError,
  assertNotEquals,
  assertThrows,
} from "../../std.ts";
import { testOnBackends } from "../_tensors.ts";
import { run } from "./_trees.ts";

type Build = (schedule: Schedule) => GradientTransformation;

const key = streamKey(9, "noise");
const rate = 0.5, limit = 2.5;
// Of norm 5, twice the limit.
const gradients: Readonly<Record<string, number[]>> = { a: [3, 0], b: [4] };
const schedule = annealed({ eta: 0.01 });

/** Unit noise of an update, by name. */
function unitNoise(update: number, truncated: boolean): Record<string, number[]> {
  return Object.fromEntries(
    Object.entries(gradients).map(([name, values]) => {
      const noise = new Float32Array(values.length);
      fillGaussian(noise, 1, deriveKey(key, name), update, truncated);
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
      values.map((value, i) => value / -rate - gradients[name]![i]! / 2),
    ]),
  );
}

/** The standard deviation at update t: sqrt(0.01 / (1 + t)^0.55), 0.1 at first. */
const deviationAt = (t: number) => Math.sqrt(0.01 / (1 + t) ** 0.55);

/** Multiples of the unit noise of an update. */
function unitTimes(
  update: number,
  factor: number,
  truncated = false,
): Record<string, number[]> {
  return Object.fromEntries(
    Object.entries(unitNoise(update, truncated)).map(([name, values]) => [
      name,
      values.map((value) => factor * value),
    ]),
  );
}

function assertNoise(build: Build, update: number, expected: Record<string, number[]>): void {
  const actual = noiseOf(build, update);
  for (const [name, values] of Object.entries(expected)) {
    for (const [i, value] of values.entries()) {
      assertAlmostEquals(actual[name]![i]!, value, 1e-5, `${name}, number ${i}, update ${update}`);
    }
  }
}

const checks: Readonly<Record<string, (build: Build) => void>> = {
  "the noise reaches the update"(build) {
    assert(Object.values(noiseOf(build, 0)).flat().some((value) => Math.abs(value) > 1e-3));
  },
  "the noise is neither clipped nor left out of the learning rate"(build) {
    assertNoise(build, 0, unitTimes(0, 0.1));
  },
  "the deviation is the root of the variance"(build) {
    // At t = 99: sqrt(0.01 / 100^0.55) = 0.0281838; the formula taken for a deviation gives 0.00079.
    assertNoise(build, 99, unitTimes(99, 0.0281838));
  },
  "every update has noise of its own"(build) {
    assertNoise(build, 1, unitTimes(1, deviationAt(1)));
    assertNotEquals(noiseOf(build, 1), noiseOf(build, 0));
  },
};

const noise = (given: Schedule) => addGradientNoise({ deviation: given, key });
const ours: Build = (given) => chain(clipByGlobalNorm(limit), noise(given), sgd(rate));

/** A fault, the check that finds it, and the noise that it makes at an update. */
interface Mutant {
  readonly build: Build;
  readonly caughtBy: string;
  readonly makes: (update: number) => Record<string, number[]>;
}

const mutants: Readonly<Record<string, Mutant>> = {
  "noise before the clip": {
    build: (given) => chain({ unordered: true }, noise(given), clipByGlobalNorm(limit), sgd(rate)),
    caughtBy: "the noise is neither clipped nor left out of the learning rate",
    makes(update) {
      // The gradient with its noise, scaled to the limit, less half the gradient.
      const unit = unitTimes(update, deviationAt(update));
      const noisy = Object.entries(gradients).map(([name, values]) =>
        [name, values.map((value, i) => value + unit[name]![i]!)] as const
      );
      const norm = Math.hypot(...noisy.flatMap(([, values]) => values));
      return Object.fromEntries(
        noisy.map(([name, values]) => [
          name,
          values.map((value, i) => value * limit / norm - gradients[name]![i]! / 2),
        ]),
      );
    },
  },
  "noise after the learning rate": {
    build: (given) => chain({ unordered: true }, clipByGlobalNorm(limit), sgd(rate), noise(given)),
    caughtBy: "the noise is neither clipped nor left out of the learning rate",
    makes: (update) => unitTimes(update, -deviationAt(update) / rate),
  },
  "variance used as a deviation": {
    build: (given) => {
      const wrong: GradientTransformation = {
        stage: "noise",
        init: () => ({ update: 0 }),
        update(updates, state, params, info) {
          const { update } = state as { update: number };
          const variance = follow(given)({ update, epoch: 0 }) ** 2;
          const inner = addGradientNoise({
            deviation: variance,
            key,
          });
          return inner.update(updates, { update }, params, info);
        },
      };
      return chain(clipByGlobalNorm(limit), wrong, sgd(rate));
    },
    caughtBy: "the deviation is the root of the variance",
    makes: (update) => unitTimes(update, deviationAt(update) ** 2),
  },
  "noise computed and never applied": {
    build: (given) => {
      const inner = noise(given);
      const wrong: GradientTransformation = {
        stage: "noise",
        init: inner.init,
        update(updates, state, params, info) {
          const result = inner.update(updates, state as { update: number }, params, info);
          tf.dispose(result.updates as tf.NamedTensorMap);
          const kept = Object.entries(updates).map(([name, tensor]) => [name, tf.clone(tensor)]);
          return { updates: Object.fromEntries(kept), state: result.state };
        },
      };
      return chain(clipByGlobalNorm(limit), wrong, sgd(rate));
    },
    caughtBy: "the noise reaches the update",
    makes: (update) => unitTimes(update, 0),
  },
  // The same by the option that has this fault on purpose.
  "noise discarded": {
    build: (given) => {
      const discarded = addGradientNoise({ deviation: given, key, discarded: true });
      return chain({ unordered: true }, clipByGlobalNorm(limit), discarded, sgd(rate));
    },
    caughtBy: "the noise reaches the update",
    makes: (update) => unitTimes(update, 0),
  },
  // Another distribution than the paper's.
  "truncated noise": {
    build: (given) => {
      const truncated = addGradientNoise({ deviation: given, key, truncated: true });
      return chain(clipByGlobalNorm(limit), truncated, sgd(rate));
    },
    caughtBy: "the noise is neither clipped nor left out of the learning rate",
    makes: (update) => unitTimes(update, deviationAt(update), true),
  },
  "the same draw in every update": {
    build: (given) => {
      const wrong: GradientTransformation = {
        stage: "noise",
        init: () => ({ update: 0 }),
        update(updates, state, params, info) {
          const { update } = state as { update: number };
          const standardDeviation = follow(given)({ update, epoch: 0 });
          const inner = addGradientNoise({ deviation: standardDeviation, key });
          const result = inner.update(updates, { update: 0 }, params, info);
          return { updates: result.updates, state: { update: update + 1 } };
        },
      };
      return chain(clipByGlobalNorm(limit), wrong, sgd(rate));
    },
    caughtBy: "every update has noise of its own",
    makes: (update) => unitTimes(0, deviationAt(update)),
  },
};

for (const [name, check] of Object.entries(checks)) {
  testOnBackends(`clip, noise, rule: ${name}`, () => check(ours));
}

for (const [name, { build, caughtBy, makes }] of Object.entries(mutants)) {
  testOnBackends(`the mutant "${name}" is caught`, () => {
    // It runs, and does what its name says: so that is what the check fails for.
    for (const update of [0, 1, 99]) assertNoise(build, update, makes(update));
    assertThrows(() => checks[caughtBy]!(build), AssertionError);
  });
}

/** Rules that compute something else. */

import * as tf from "@tensorflow/tfjs";
import {
  type GradientTransformation,
  type ReferenceUpdate,
  sgd,
  type State,
} from "../../../optim/mod.ts";
import { map, type Mutant, rule } from "./mutant.ts";

const BETA1 = 0.9, BETA2 = 0.99, EPSILON = 1e-4, RATE = 0.01;

/** Moments of each parameter. */
interface Moments {
  readonly t: number;
  readonly first: Readonly<Record<string, Float32Array>>;
  readonly second: Readonly<Record<string, Float32Array>>;
}

/** What can be wrong about Adam. */
interface AdamFaults {
  readonly keyOf?: (name: string, i: number) => string;
  readonly correctionAt?: (beta: number, t: number) => number;
  readonly divide?: (first: number, second: number) => number;
  readonly round?: (value: number) => number;
}

/** Adam in plain loops, with a fault. */
export function adamWith({
  keyOf = (name) => name,
  correctionAt = (beta, t) => 1 - beta ** t,
  divide = (first, second) => first / (Math.sqrt(second) + EPSILON),
  round = Math.fround,
}: AdamFaults): GradientTransformation {
  return rule(() => ({ t: 0, first: {}, second: {} }), (gradients, state) => {
    const before = state as unknown as Moments, t = before.t + 1;
    const first = { ...before.first }, second = { ...before.second };
    const updates = map(gradients, (one, name, i) => {
      const key = keyOf(name, i), values = one.dataSync();
      const m = Float32Array.from(
        values,
        (g, i) => round(BETA1 * (before.first[key]?.[i] ?? 0) + (1 - BETA1) * g),
      );
      const v = Float32Array.from(
        values,
        (g, i) => round(BETA2 * (before.second[key]?.[i] ?? 0) + (1 - BETA2) * g * g),
      );
      first[key] = m;
      second[key] = v;
      const update = Float32Array.from(
        values,
        (_, i) => -RATE * divide(m[i]! / correctionAt(BETA1, t), v[i]! / correctionAt(BETA2, t)),
      );
      return tf.tensor(update, one.shape);
    });
    return { updates, state: { t, first, second } as unknown as State };
  });
}

/** Algorithm 1 of Kingma and Ba 2015, in float64. */
export function adamReference(): ReferenceUpdate {
  const first: Record<string, Float64Array> = {}, second: Record<string, Float64Array> = {};
  return (gradients, _parameters, update) =>
    Object.fromEntries(
      Object.entries(gradients).map(([name, values]) => {
        const m = first[name] ??= new Float64Array(values.length);
        const v = second[name] ??= new Float64Array(values.length);
        return [
          name,
          Float64Array.from(values, (g, i) => {
            m[i] = BETA1 * m[i]! + (1 - BETA1) * g;
            v[i] = BETA2 * v[i]! + (1 - BETA2) * g * g;
            const mean = m[i]! / (1 - BETA1 ** (update + 1));
            return -RATE * mean / (Math.sqrt(v[i]! / (1 - BETA2 ** (update + 1))) + EPSILON);
          }),
        ];
      }),
    );
}

const withReference = {
  expectations: { reference: adamReference },
  caughtBy: "reference",
} as const;

export const rules: Readonly<Record<string, Mutant>> = {
  "Adam's moments by position": {
    make: () => adamWith({ keyOf: (_, i) => String(i) }),
    expectations: {},
    caughtBy: "names",
  },
  "Adam's epsilon inside the root": {
    make: () => adamWith({ divide: (first, second) => first / Math.sqrt(second + EPSILON) }),
    ...withReference,
  },
  "Adam without the correction of its moments": {
    make: () => adamWith({ correctionAt: () => 1 }),
    ...withReference,
  },
  "Adam with one correction for both moments": {
    make: () => adamWith({ correctionAt: (_, t) => 1 - BETA1 ** t }),
    ...withReference,
  },
  "moments of eight bits": {
    make: () => adamWith({ round: (value) => Number(value.toPrecision(3)) }),
    ...withReference,
  },
  "a rule that climbs": {
    make: () =>
      rule(() => null, (gradients, state) => ({
        updates: map(gradients, (one) => tf.mul(one, 0.1)),
        state,
      })),
    expectations: {},
    caughtBy: "descends",
    alsoBy: ["converges"],
  },
  "a parameter that never moves": {
    make: () =>
      rule(() => null, (gradients, state) => ({
        updates: map(gradients, (one, name) => tf.mul(one, name === "bias" ? 0 : -0.1)),
        state,
      })),
    expectations: {},
    caughtBy: "converges",
  },
  "updates of one parameter for another": {
    make: () =>
      rule(() => null, (gradients, state) => {
        const { A, W } = gradients;
        return {
          updates: map(gradients, (one, name) => {
            const other = name === "W" && A !== undefined && W !== undefined ? A : one;
            return tf.tidy(() =>
              tf.mul(tf.reshape(tf.slice(tf.reshape(other, [-1]), 0, one.size), one.shape), -0.1)
            );
          }),
          state,
        };
      }),
    expectations: {},
    caughtBy: "converges",
  },
  "a fused pass with another rate": {
    make: () => {
      const { elementwise: _, ...rest } = sgd(0.1) as GradientTransformation;
      const { elementwise } = sgd(0.10001) as GradientTransformation;
      return { ...rest, elementwise: elementwise! };
    },
    expectations: {},
    caughtBy: "fused",
  },
};

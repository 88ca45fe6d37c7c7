/** Noise of another size than it should have, or at another time. */

import * as tf from "@tensorflow/tfjs";
import { deriveKey } from "../../../engine/mod.ts";
import {
  accumulating,
  addNoise,
  clip,
  descend,
  deviationAt,
  draw,
  expectations,
  map,
  type Mutant,
  norm,
  varianceAt,
  whole,
  zeros,
} from "./mutant.ts";
import type { MakeTransformation } from "../../../optim/mod.ts";

/** Noise of a deviation by the update, otherwise as it should be. */
function noiseOf(deviation: (t: number) => number): MakeTransformation {
  return whole((gradients, t, key) => descend(addNoise(clip(gradients), deviation(t), key, t)));
}

/** A walk of noise alone sees it, too. */
const offDeviation = { caughtBy: "noise deviation", alsoBy: ["noise walk"] } as const;

export const schedules: Readonly<Record<string, Mutant>> = {
  "variance as deviation": { make: noiseOf(varianceAt), ...offDeviation },
  "variance as deviation, by tf.randomNormal": {
    make: whole((gradients, t, key) =>
      descend(map(clip(gradients), (one, name) => {
        const [seed] = deriveKey(key, `${name} ${t}`);
        return tf.add(one, tf.randomNormal(one.shape, 0, varianceAt(t), "float32", seed + 1));
      }))
    ),
    ...offDeviation,
  },
  "t from 1": { make: noiseOf((t) => deviationAt(t + 1)), ...offDeviation },
  "a clock that ticks every 100 updates": {
    make: noiseOf((t) => deviationAt(Math.floor(t / 100))),
    ...offDeviation,
  },
  "a schedule by the epoch": {
    make: ({ key }) => ({
      stage: "rule",
      init: () => 0,
      update(gradients, state, _parameters, { epoch }) {
        if (!Number.isFinite(norm(gradients))) return { updates: zeros(gradients), state };
        const t = state as number;
        const updates = tf.tidy(() => ({
          ...descend(addNoise(clip(gradients), deviationAt(epoch), key!, t)),
        }));
        return { updates, state: t + 1 };
      },
    }),
    ...offDeviation,
  },
  "noise of one deviation": { make: noiseOf(() => deviationAt(0)), ...offDeviation },
  "the same noise twice": {
    make: noiseOf((t) => 2 * deviationAt(t)),
    ...offDeviation,
  },
  "noise twice": {
    make: whole((gradients, t, key) => {
      const once = addNoise(clip(gradients), deviationAt(t), key, t);
      return descend(addNoise(once, deviationAt(t), deriveKey(key, "again"), t));
    }),
    ...offDeviation,
  },
  "truncated noise, called Gaussian": {
    make: whole((gradients, t, key) =>
      descend(
        map(clip(gradients), (one, name) =>
          tf.add(one, draw(one.shape, deviationAt(t), deriveKey(key, name), t, true))),
      )
    ),
    caughtBy: "noise distribution",
    alsoBy: ["noise deviation", "noise walk"],
  },
  "noise in every micro-batch": {
    make: accumulating(
      (gradients, t, key, batch) =>
        addNoise(gradients, deviationAt(t), deriveKey(key, `${batch}`), t),
      (mean) => descend(clip(mean)),
    ),
    expectations: { ...expectations, microBatches: 4 },
    caughtBy: "noise deviation",
    alsoBy: ["noise after clip", "names", "clip", "noise walk"],
  },
  "noise and clip in every micro-batch": {
    make: accumulating(
      (gradients, t, key, batch) =>
        addNoise(clip(gradients), deviationAt(t), deriveKey(key, `${batch}`), t),
      (mean) => descend(mean),
    ),
    expectations: { ...expectations, microBatches: 4 },
    ...offDeviation,
  },
};

/** Right: four micro-batches, whose mean is clipped and then gets noise once. */
export const rightMicroBatches: MakeTransformation = accumulating(
  (gradients) => map(gradients, (one) => one.clone()),
  (mean, t, key) => descend(addNoise(clip(mean), deviationAt(t), key, t)),
);

/** Noise of the right deviation that is drawn wrongly. */

import * as tf from "@tensorflow/tfjs";
import { deriveKey, type PhiloxKey } from "../../../engine/mod.ts";
import { addGradientNoise, type MakeTransformation, type Tree } from "../../../optim/mod.ts";
import {
  addNoise,
  clip,
  descend,
  deviationAt,
  draw,
  expectations,
  LIMIT,
  map,
  type Mutant,
  whole,
} from "./mutant.ts";

/** Noise as a function of what it should depend on. */
function drawnBy(
  noise: (
    one: tf.Tensor,
    deviation: number,
    from: {
      readonly key: PhiloxKey;
      readonly name: string;
      readonly t: number;
      readonly i: number;
    },
  ) => tf.Tensor,
): MakeTransformation {
  return whole((gradients, t, key) =>
    descend(
      map(clip(gradients), (one, name, i) =>
        tf.add(one, noise(one, deviationAt(t), { key, name, t, i }))),
    )
  );
}

/** A draw by tf.randomNormal, which takes one number for a seed. */
function randomNormal(one: tf.Tensor, deviation: number, seed: number | undefined): tf.Tensor {
  return tf.randomNormal(one.shape, 0, deviation, "float32", seed);
}

/** A number of a name and an update, for a seed. */
function numberOf(name: string, t: number): number {
  return deriveKey([1, 2], `${name} ${t}`)[0];
}

export const draws: Readonly<Record<string, Mutant>> = {
  "noise computed and not applied": {
    make: whole((gradients, t, key) => {
      const clipped = clip(gradients);
      addNoise(clipped, deviationAt(t), key, t);
      return descend(clipped);
    }),
    caughtBy: "noise applied",
    alsoBy: ["seeded", "noise deviation", "noise walk"],
  },
  "one key for all parameters": {
    make: drawnBy((one, deviation, { key, t }) => draw(one.shape, deviation, key, t)),
    caughtBy: "noise independence",
  },
  "seed ignored": {
    make: drawnBy((one, deviation, { name, t }) =>
      draw(one.shape, deviation, deriveKey([1, 2], name), t)
    ),
    caughtBy: "seeded",
    alsoBy: ["noise applied", "noise independence"],
  },
  "half of the key ignored": {
    make: drawnBy((one, deviation, { key: [first], name, t }) =>
      draw(one.shape, deviation, deriveKey([first, 0], name), t)
    ),
    caughtBy: "seeded",
  },
  "seed 0 as no seed": {
    make: drawnBy((one, deviation, { key: [first, second], name, t }) => {
      const seed = (first ^ second) >>> 0;
      return randomNormal(one, deviation, seed === 0 ? undefined : seed ^ numberOf(name, t) | 1);
    }),
    caughtBy: "seeded",
  },
  "no seed": {
    make: drawnBy((one, deviation) => randomNormal(one, deviation, undefined)),
    caughtBy: "deterministic",
    alsoBy: ["resumes", "seeded", "names", "shapes", "not finite", "noise applied", "clip"],
  },
  "the same noise in every update": {
    make: drawnBy((one, deviation, { key, name }) =>
      draw(one.shape, deviation, deriveKey(key, name), 0)
    ),
    caughtBy: "seeded",
    alsoBy: ["noise independence", "noise distribution", "noise walk"],
  },
  "noise that begins again after 16 updates": {
    make: drawnBy((one, deviation, { key, name, t }) =>
      draw(one.shape, deviation, deriveKey(key, name), t % 16)
    ),
    caughtBy: "noise independence",
  },
  "keys by the position of a parameter": {
    make: drawnBy((one, deviation, { key, t, i }) =>
      draw(one.shape, deviation, deriveKey(key, `${i}`), t)
    ),
    caughtBy: "names",
  },
  "one number for all elements of a parameter": {
    make: drawnBy((one, deviation, { key, name, t }) =>
      tf.mul(tf.onesLike(one), draw([], deviation, deriveKey(key, name), t))
    ),
    caughtBy: "noise independence",
    // Of few independent numbers.
    alsoBy: ["noise deviation", "noise distribution", "noise walk"],
  },
  "uniform noise": {
    make: drawnBy((one, deviation, { key, name, t }) => {
      const seed = deriveKey(key, `${name} ${t}`)[0];
      const half = deviation * Math.sqrt(3);
      return tf.randomUniform(one.shape, -half, half, "float32", seed);
    }),
    caughtBy: "noise distribution",
  },
  "noise with a mean": {
    make: drawnBy((one, deviation, { key, name, t }) =>
      tf.add(draw(one.shape, deviation, deriveKey(key, name), t), 0.05 * deviation)
    ),
    caughtBy: "noise distribution",
  },
  "noise as a share of the gradient": {
    make: drawnBy((one, deviation, { key, name, t }) =>
      tf.mul(one, draw(one.shape, deviation, deriveKey(key, name), t))
    ),
    caughtBy: "noise applied",
    alsoBy: ["seeded", "clip", "noise walk"],
  },
  "noise with a deviation that is a little off": {
    make: drawnBy((one, deviation, { key, name, t }) =>
      draw(one.shape, 1.0005 * deviation, deriveKey(key, name), t)
    ),
    expectations: {
      ...expectations,
      noise: {
        ...expectations.noise!,
        unit: ({ key }) => addGradientNoise({ deviation: 1, key: key! }),
      },
    },
    caughtBy: "noise identity",
  },
  "noise on parameters without a gradient": {
    make: whole((gradients, t, key, parameters) => {
      const all: Tree = {
        ...map(parameters, (one) => tf.zerosLike(one)),
        ...clip(gradients, LIMIT),
      };
      return descend(addNoise(all, deviationAt(t), key, t));
    }),
    caughtBy: "updates",
  },
  "noise on an excepted parameter": {
    make: whole((gradients, t, key) => descend(addNoise(clip(gradients), deviationAt(t), key, t))),
    expectations: { ...expectations, noise: { ...expectations.noise!, except: ["bias"] } },
    caughtBy: "noise applied",
  },
};

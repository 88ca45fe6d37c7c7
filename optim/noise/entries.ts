/** The noise that specifications can name. */

import { z } from "zod";
import { isMasked, type Mask, maskOptions, maskWords } from "../mask.ts";
import {
  deviationWords,
  flag,
  positive,
  scheduleSchema,
  scheduleWords,
  type TrainingLength,
} from "../schedules/mod.ts";
import { defineTransformation } from "../spec/entry.ts";
import type { BuildContext } from "../spec/step.ts";

const EXPECTED_SHARE = "Expected a number from 0 up to 1";
const options = z.strictObject({
  deviation: scheduleSchema,
  /** Whether it stays within two deviations: `deviation` is then that of the Gaussian before that. */
  truncated: flag,
  /** The share of the previous update's noise that is subtracted. */
  anticorrelated: z.number(EXPECTED_SHARE).min(0, EXPECTED_SHARE).max(1, EXPECTED_SHARE)
    .transform((share) => share === 0 ? undefined : share).optional(),
  ...maskOptions,
  /** Faults, to be studied on purpose. It never reaches the update. */
  discarded: flag,
  /** All parameters draw with one key. */
  shared: flag,
  /** Every update adds the draw of the first; the deviation follows its schedule. */
  frozen: flag,
});

function words(noise: z.output<typeof options>, length?: TrainingLength): string {
  const { deviation, truncated, anticorrelated, discarded, shared, frozen } = noise;
  const parts = [
    `Gaussian noise ${deviationWords(deviation, length)}`,
    ...truncated ? ["truncated at two standard deviations"] : [],
    ...anticorrelated === undefined ? [] : [
      anticorrelated === 1
        ? "less that of the update before"
        : `less ${anticorrelated} times that of the update before`,
    ],
    ...placeWords(noise),
    ...shared ? ["drawn with one key for all parameters"] : [],
    ...frozen ? ["with the draw of the first in every update"] : [],
  ].join(", ");
  return discarded ? `discard ${parts}: noise that never reaches the update` : `add ${parts}`;
}

const placeWords = (mask: Mask) => isMasked(mask) ? [maskWords(mask)] : [];

function keyIn({ key }: BuildContext): NonNullable<BuildContext["key"]> {
  if (key !== undefined) return key;
  throw new TypeError('Cannot add noise without a key: pass streamKey(seed, "noise")');
}

export const noises = [
  defineTransformation({
    kind: "noise",
    stage: "noise",
    title: "add Gaussian noise of a standard deviation, to all parameters or some",
    options,
    positional: ["deviation"],
    words,
    async build(options, context) {
      const key = keyIn(context), { length } = context;
      const { addGradientNoise } = await import("./gradient_noise.ts");
      return addGradientNoise({ ...options, key, length });
    },
    examples: [
      "noise(0.001)",
      "noise(annealed(eta=1, gamma=0.55))",
      "noise(byError(1, gamma=0.55, allowed=0.02, of=training), truncated=true)",
      "noise(annealed(eta=1, gamma=0.55), anticorrelated=0.9)",
      'noise(0.001, except=["*bias"])',
      'noise(0.001, truncated=true, anticorrelated=1, except=["A[0]", "W[2:5]"])',
      "noise(0.001, discarded=true)",
    ],
  }),
  defineTransformation({
    kind: "langevin",
    stage: "noise",
    title: "add Gaussian noise of variance 2 temperature / rate: with sgd, Langevin dynamics",
    options: z.strictObject({
      temperature: positive,
      /** The learning rate; that of the rule if missing. */
      rate: scheduleSchema.optional(),
      ...maskOptions,
    }),
    positional: ["temperature"],
    words: ({ temperature, rate, ...mask }, length) => {
      const of = rate === undefined ? "" : `, the rate being ${scheduleWords(rate, length)}`;
      const noise = `Gaussian noise of variance 2 x ${temperature} / the learning rate${of}`;
      return `add ${[noise, ...placeWords(mask)].join(", ")}`;
    },
    async build({ temperature, rate, ...mask }, context) {
      const key = keyIn(context), { length } = context, learningRate = rate ?? context.rate;
      if (learningRate === undefined) {
        throw new TypeError(
          "Cannot add Langevin noise without a learning rate: end with sgd, or give rate=",
        );
      }
      const { addLangevinNoise } = await import("./langevin_noise.ts");
      return addLangevinNoise({ temperature, learningRate, ...mask, key, length });
    },
    examples: [
      "langevin(0.0001, rate=0.1)",
      'langevin(0.0001, rate=annealed(eta=0.01, gamma=0.55), only=["A", "bias"])',
    ],
  }),
];

/** The noise that specifications can name. */

import { z } from "zod";
import { deviationWords, scheduleSchema, type TrainingLength } from "../schedules/mod.ts";
import { defineTransformation } from "../spec/entry.ts";

/** An option that is only there when it is true, so that equal specifications are equal text. */
const flag = z.boolean("Expected true or false").transform((value) => value ? value : undefined)
  .optional();

const options = z.strictObject({
  deviation: scheduleSchema,
  /** Whether it stays within two deviations: `deviation` is then that of the Gaussian before that. */
  truncated: flag,
  /** Whether it never reaches the update: a fault, to be studied on purpose. */
  discarded: flag,
});

function words(
  { deviation, truncated, discarded }: z.output<typeof options>,
  length?: TrainingLength,
): string {
  const limits = truncated ? ", truncated at two standard deviations" : "";
  const noise = `Gaussian noise ${deviationWords(deviation, length)}${limits}`;
  return discarded ? `discard ${noise}: noise that never reaches the update` : `add ${noise}`;
}

export const noises = [
  defineTransformation({
    kind: "noise",
    stage: "noise",
    title: "add Gaussian noise of a standard deviation",
    options,
    positional: ["deviation"],
    words,
    async build({ deviation, truncated, discarded }, { key, length }) {
      if (key === undefined) {
        throw new TypeError('Cannot add noise without a key: pass streamKey(seed, "noise")');
      }
      const { addGradientNoise } = await import("./gradient_noise.ts");
      return addGradientNoise({ deviation, truncated, discarded, key, length });
    },
    examples: [
      "noise(0.001)",
      "noise(annealed(eta=1, gamma=0.55))",
      "noise(byError(1, gamma=0.55, allowed=0.02, of=training), truncated=true)",
      "noise(0.001, discarded=true)",
    ],
  }),
];

/** The noise that specifications can name. */

import { z } from "zod";
import { deviationWords, scheduleSchema } from "../schedules/mod.ts";
import { defineTransformation } from "../spec/entry.ts";

export const noises = [
  defineTransformation({
    kind: "noise",
    stage: "noise",
    title: "add Gaussian noise of a standard deviation",
    options: z.strictObject({ deviation: scheduleSchema }),
    positional: ["deviation"],
    words: ({ deviation }, length) => `add Gaussian noise ${deviationWords(deviation, length)}`,
    async build({ deviation }, { key, length }) {
      if (key === undefined) {
        throw new TypeError('Cannot add noise without a key: pass streamKey(seed, "noise")');
      }
      return (await import("./gradient_noise.ts")).addGradientNoise({ deviation, key, length });
    },
    examples: [
      "noise(0.001)",
      "noise(annealed(eta=1, gamma=0.55))",
      "noise(byError(1, gamma=0.55, allowed=0.02))",
    ],
  }),
];

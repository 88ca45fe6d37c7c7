import { z } from "zod";
import { defineSchedule, nonNegative, positive } from "./schedule.ts";

const options = z.strictObject({
  scale: positive,
  gamma: nonNegative.default(0.55),
  /** An error up to this one gives 0. */
  allowed: nonNegative.default(0.02),
  /** Of which examples, if not of those for validation. */
  of: z.enum(["validation", "training"], "Expected validation or training")
    .transform((of) => of === "training" ? of : undefined).optional(),
});

/** The measured quantity that is followed, and what a reader calls it. */
function followed(of: "training" | undefined) {
  return of === "training"
    ? { name: "trainingError", words: "training error" } as const
    : { name: "error", words: "error" } as const;
}

/**
 * Declines with the error that the training measured last, and with the updates: of the validation examples,
 * or of the batches that it trained on.
 *
 * Source: the noise of Kaiser and Sutskever's Neural GPU (openai/ecprice-neural-gpu, at c88b58f), whose
 * scale is a flag. Their code counts updates from 1, as 1 + t does here; its error is that of the batches.
 */
export const byErrorEntry = defineSchedule({
  kind: "byError",
  title:
    "scale times the root of (1 + t)^-gamma max(0, error - allowed), the error as last measured",
  options,
  positional: ["scale"],
  over: "measured",
  follows: ({ of }) => followed(of).name,
  declines: false,
  words: ({ scale, gamma, allowed, of }) =>
    `${scale} times the root of (1 + t)^-${gamma} max(0, ${followed(of).words} - ${allowed}) ` +
    "at update t",
  follow: ({ scale, gamma, allowed, of }) => ({ update, measured }) => {
    const { name, words } = followed(of), error = measured?.[name];
    if (error === undefined || !(error >= 0 && error < Infinity)) {
      throw new TypeError(`Cannot follow the ${words}: measured.${name} is ${error}`);
    }
    return scale * Math.sqrt(Math.pow(1 + update, -gamma) * Math.max(0, error - allowed));
  },
  examples: [
    "byError(1, gamma=0.55, allowed=0.02)",
    "byError(1, gamma=0.55, allowed=0.02, of=training)",
  ],
});

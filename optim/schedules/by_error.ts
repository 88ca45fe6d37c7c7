import { z } from "zod";
import { defineSchedule, nonNegative, positive } from "./schedule.ts";

const options = z.strictObject({
  scale: positive,
  gamma: nonNegative.default(0.55),
  /** An error up to this one gives 0. */
  allowed: nonNegative.default(0.02),
});

/**
 * Declines with the error that the training measured last, and with the updates.
 *
 * Source: the noise of Kaiser and Sutskever's Neural GPU (openai/ecprice-neural-gpu, at c88b58f), whose
 * scale is a flag. Their code counts updates from 1, as 1 + t does here.
 */
export const byErrorEntry = defineSchedule({
  kind: "byError",
  title:
    "scale times the root of (1 + t)^-gamma max(0, error - allowed), the error as last measured",
  options,
  positional: ["scale"],
  over: "measured",
  declines: false,
  words: ({ scale, gamma, allowed }) =>
    `${scale} times the root of (1 + t)^-${gamma} max(0, error - ${allowed}) at update t`,
  follow: ({ scale, gamma, allowed }) => ({ update, measured }) => {
    const error = measured?.error;
    if (error === undefined || !(error >= 0 && error < Infinity)) {
      throw new TypeError(`Cannot follow the error: measured.error is ${error}`);
    }
    return scale * Math.sqrt(Math.pow(1 + update, -gamma) * Math.max(0, error - allowed));
  },
  examples: ["byError(1, gamma=0.55, allowed=0.02)"],
});

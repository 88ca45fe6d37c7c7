import { z } from "zod";
import { defineSchedule, nonNegative, positive } from "./schedule.ts";

/**
 * Falls as a power of the updates: value / (1 + t)^power at update t = 0, 1, ... With a power of 1/2 it is
 * the learning rate of Robbins and Monro's kind that much theory has; as the deviation of noise,
 * `inversePower(eta, 0.55)` is the known fault of a variance used as a deviation.
 */
export const inversePowerEntry = defineSchedule({
  kind: "inversePower",
  title: "value / (1 + t)^power at update t",
  options: z.strictObject({ value: positive, power: nonNegative }),
  positional: ["value", "power"],
  over: "update",
  declines: true,
  words: ({ value, power }) => `${value} / (1 + t)^${power} at update t`,
  follow: ({ value, power }) => ({ update }) => value / Math.pow(1 + update, power),
  examples: ["inversePower(0.1, 0.5)"],
});

import { z } from "zod";
import { count, defineSchedule, positive } from "./schedule.ts";

const EXPECTED_AT = "Expected whole numbers above 0, each larger than the one before";
const EXPECTED_FACTOR = "Expected a number between 0 and 1";
const options = z.strictObject({
  value: positive,
  /** The updates from which a lower value holds. */
  at: z.array(count, EXPECTED_AT).min(1, EXPECTED_AT)
    .refine((at) => at.every((update, i) => i === 0 || update > at[i - 1]!), EXPECTED_AT),
  factor: z.number(EXPECTED_FACTOR).gt(0, EXPECTED_FACTOR).lt(1, EXPECTED_FACTOR),
});

/**
 * Falls in steps: the value, times the factor from each of some updates on. Update 0 is the first.
 *
 * As `MultiStepLR` of PyTorch, if its scheduler steps after every update.
 */
export const stepsEntry = defineSchedule({
  kind: "steps",
  title: "a number that is multiplied by a factor at each of some updates",
  options,
  positional: ["value"],
  over: "update",
  declines: true,
  words: ({ value, at, factor }) =>
    `${value}, times ${factor} at update${at.length === 1 ? "" : "s"} ${at.join(", ")}`,
  follow: ({ value, at, factor }) => ({ update }) => {
    // Factor by factor, as PyTorch does: a power would round otherwise.
    let current = value;
    for (const step of at) if (update >= step) current *= factor;
    return current;
  },
  examples: ["steps(0.1, at=[1000, 2000], factor=0.1)"],
});

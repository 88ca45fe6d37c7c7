import { z } from "zod";
import { defineSchedule, nonNegative, positive, wholeFromZero } from "./schedule.ts";

const EXPECTED_FACTOR = "Expected a number between 0 and 1";
const THRESHOLD = 1e-4;
const EXPECTED_THRESHOLD = "Expected a number from 0 up to, but not including, 1";
const options = z.strictObject({
  value: positive,
  factor: z.number(EXPECTED_FACTOR).gt(0, EXPECTED_FACTOR).lt(1, EXPECTED_FACTOR),
  /** Measurements in a row without progress that are accepted. */
  patience: wholeFromZero,
  /** The share of the lowest error by which one has to be below it to count as progress. */
  threshold: z.number(EXPECTED_THRESHOLD).min(0, EXPECTED_THRESHOLD).lt(1, EXPECTED_THRESHOLD)
    .transform((share) => share === THRESHOLD ? undefined : share).optional(),
  /** Measurements after a reduction that count as progress, whatever they are. */
  cooldown: wholeFromZero.transform((some) => some === 0 ? undefined : some).optional(),
  /** What the value is never below. */
  least: nonNegative.transform((value) => value === 0 ? undefined : value).optional(),
});

/**
 * Reduced on a plateau: times the factor whenever the error, measured again and again, has not gone down for
 * more than `patience` measurements in a row. A function of all errors measured so far, so that it has no
 * state of its own.
 *
 * As `ReduceLROnPlateau` of PyTorch with its relative threshold, but for `eps`, below which PyTorch leaves a
 * rate as it is. That of Keras reduces one measurement earlier, and its `min_delta` is absolute.
 */
export const plateauEntry = defineSchedule({
  kind: "plateau",
  title: "a number that is multiplied by a factor when the error, as measured, stays",
  options,
  positional: ["value", "factor", "patience"],
  modifies: true,
  over: "measured",
  follows: () => "error",
  declines: true,
  words({ value, factor, patience, threshold, cooldown, least }) {
    const parts = [
      `${value}, times ${factor} after more than ${patience} measurements of the error in a row ` +
      "without progress",
      ...threshold === undefined ? [] : [`progress being ${100 * threshold} % at least`],
      ...cooldown === undefined ? [] : [`not counting ${cooldown} after each reduction`],
      ...least === undefined ? [] : [`down to ${least}`],
    ];
    return parts.join(", ");
  },
  follow: ({ value, factor, patience, threshold = THRESHOLD, cooldown = 0, least = 0 }) => {
    return ({ history }) => {
      if (history === undefined) {
        throw new TypeError("Cannot wait for a plateau of the error: no history is given");
      }
      let current = value, lowest = Infinity, bad = 0, cooling = 0;
      for (const error of history.error ?? []) {
        if (error < lowest * (1 - threshold)) {
          lowest = error;
          bad = 0;
        } else bad += 1;
        if (cooling > 0) {
          cooling -= 1;
          bad = 0;
        }
        if (bad <= patience) continue;
        current = Math.max(current * factor, Math.min(least, value));
        cooling = cooldown;
        bad = 0;
      }
      return current;
    };
  },
  examples: [
    "plateau(0.1, 0.5, 3)",
    "plateau(0.1, 0.5, 3, threshold=0.01, cooldown=2, least=0.001)",
  ],
});

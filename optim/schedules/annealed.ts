import { z } from "zod";
import { defineSchedule, nonNegative, positive, type Schedule } from "./schedule.ts";

const options = z.strictObject({ eta: positive, gamma: nonNegative.default(0.55) });

/**
 * Noise whose **variance** is eta / (1 + t)^gamma at update t = 0, 1, ...: its standard deviation is
 * the root of that.
 *
 * Source: Neelakantan et al. 2015, arXiv 1511.06807, equation (1); eta from {0.01, 0.3, 1.0},
 * gamma 0.55.
 */
export const annealedEntry = defineSchedule({
  kind: "annealed",
  title: "the root of eta / (1 + t)^gamma at update t: a variance that declines",
  options,
  positional: [],
  over: "update",
  declines: true,
  words: ({ eta, gamma }) => `the root of ${eta} / (1 + t)^${gamma} at update t`,
  noiseWords: ({ eta, gamma }) => `of variance ${eta} / (1 + t)^${gamma} at update t`,
  follow: ({ eta, gamma }) => ({ update }) => Math.sqrt(eta / Math.pow(1 + update, gamma)),
  examples: ["annealed(eta=1, gamma=0.55)"],
});

/**
 * The schedule of annealed noise: **variance** eta / (1 + t)^gamma at update t = 0, 1, ...
 *
 * @throws {RangeError} If eta is not positive and finite, or gamma is negative or not finite.
 */
export function annealed(
  { eta, gamma = 0.55 }: { readonly eta: number; readonly gamma?: number },
): Schedule {
  if (!(eta > 0 && eta < Infinity)) throw new RangeError(`Cannot anneal noise from eta: ${eta}`);
  if (!(gamma >= 0 && gamma < Infinity)) {
    throw new RangeError(`Cannot anneal noise by gamma: ${gamma}`);
  }
  return { kind: "annealed", eta, gamma };
}

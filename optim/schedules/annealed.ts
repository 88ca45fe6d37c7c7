import { checkOptions } from "../_check_options.ts";
import { z } from "zod";
import {
  count,
  defineSchedule,
  nonNegative,
  positive,
  type Schedule,
  wholeFromZero,
} from "./schedule.ts";

const options = z.strictObject({
  eta: positive,
  gamma: nonNegative.default(0.55),
  /** The clock at update 0: 1 is a known fault. */
  from: wholeFromZero.transform((from) => from === 0 ? undefined : from).optional(),
  /** Updates from one tick of the clock to the next: 100 is a known fault. */
  every: count.transform((every) => every === 1 ? undefined : every).optional(),
});
type Options = z.output<typeof options>;

/**
 * Noise whose **variance** is eta / (1 + t)^gamma at update t = 0, 1, ...: its standard deviation is
 * the root of that. With a clock that begins at `from` and ticks `every` updates it stands in for known
 * faults: t from 1, and the clock of espnet, which ticks every 100 updates.
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
  words: (options) => `the root of ${varianceWords(options)}`,
  noiseWords: (options) => `of variance ${varianceWords(options)}`,
  follow: ({ eta, gamma, from = 0, every = 1 }) => ({ update }) =>
    Math.sqrt(eta / Math.pow(1 + from + Math.floor(update / every), gamma)),
  examples: ["annealed(eta=1, gamma=0.55)", "annealed(eta=1, gamma=0.55, from=1, every=100)"],
});

function varianceWords({ eta, gamma, from = 0, every = 1 }: Options): string {
  const clock = every === 1 ? "" : `, t counting every ${every} updates`;
  return `${eta} / (${1 + from} + t)^${gamma} at update t${clock}`;
}

/**
 * The schedule of annealed noise: **variance** eta / (1 + t)^gamma at update t = 0, 1, ...
 *
 * @param given.from The clock at update 0; 0 if missing, as in the paper.
 * @param given.every Updates from one tick of the clock to the next; 1 if missing, as in the paper.
 * @throws {RangeError} If eta is not positive and finite, gamma is negative or not finite, or the clock is
 * none.
 * @throws {TypeError} If an option has another name.
 *
 * @example
 * ```ts
 * import { annealed, follow } from "@gradnoise/gradnoise";
 *
 * const deviationAt = follow(annealed({ eta: 0.01 }));
 * // The root of 0.01 / 101^0.55.
 * const deviation = deviationAt({ update: 100, epoch: 0 });
 * if (Math.abs(deviation - 0.0281) > 1e-4) throw new Error(String(deviation));
 * ```
 */
export function annealed(
  given: {
    readonly eta: number;
    readonly gamma?: number;
    readonly from?: number;
    readonly every?: number;
  },
): Schedule {
  checkOptions("anneal noise", given, ["eta", "gamma", "from", "every"], ["eta"]);
  const { eta, gamma = 0.55, from = 0, every = 1 } = given;
  if (!(eta > 0 && eta < Infinity)) throw new RangeError(`Cannot anneal noise from eta: ${eta}`);
  if (!(gamma >= 0 && gamma < Infinity)) {
    throw new RangeError(`Cannot anneal noise by gamma: ${gamma}`);
  }
  if (!Number.isInteger(from) || from < 0 || !Number.isInteger(every) || every < 1) {
    throw new RangeError(`Cannot anneal noise by a clock from ${from} that ticks every ${every}`);
  }
  return {
    ...{ kind: "annealed", eta, gamma },
    ...from === 0 ? {} : { from },
    ...every === 1 ? {} : { every },
  };
}

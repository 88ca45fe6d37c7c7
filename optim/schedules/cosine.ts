import { checkOptions } from "../_check_options.ts";
import { z } from "zod";
import {
  count,
  defineSchedule,
  LENGTH_WORDS,
  positive,
  type Schedule,
  type TrainingLength,
} from "./schedule.ts";

const EXPECTED_SHARE = "Expected a number from 0 up to, but not including, 1";
const options = z.strictObject({
  value: positive,
  /** What is left at the end, as a share of the value. */
  to: z.number(EXPECTED_SHARE).min(0, EXPECTED_SHARE).lt(1, EXPECTED_SHARE),
  /** Epochs until then, from the first; by default those of the whole training. */
  epochs: count.max(100_000, "Expected at most 100,000 epochs").optional(),
});
type Options = z.output<typeof options>;

/**
 * Falls along half a cosine, update by update: with x the share of the training that is over, the value
 * times to + (1 - to) (1 + cos(pi x)) / 2.
 *
 * Source: Loshchilov and Hutter 2017, arXiv 1608.03983, equation (5), without restarts.
 */
export const cosineEntry = defineSchedule({
  kind: "cosine",
  title: "a number that falls along half a cosine to a share of itself, over the training",
  options,
  positional: ["value", "to"],
  modifies: true,
  over: "training",
  declines: true,
  words(options, length) {
    const { value, to, epochs } = options;
    const last = epochs === undefined && length === undefined ? null : epochsOf(options, length);
    const over = last === null ? "the training" : last === 1 ? "an epoch" : `${last} epochs`;
    return `${value}, falling along a cosine to ${
      Number((100 * to).toPrecision(12))
    } % over ${over}`;
  },
  pin: (options, length) => ({
    value: options.value,
    to: options.to,
    epochs: epochsOf(options, length),
  }),
  follow(options, length) {
    const { value, to } = options, epochs = epochsOf(options, length);
    return ({ epoch, epochShare = 0 }) => {
      const over = Math.min(1, (epoch + epochShare) / epochs);
      // (1 + cos(pi x)) / 2 = 1 - sin^2(pi x / 2), and of x = 0 the value itself.
      return value * (1 - (1 - to) * quarterSine(over) ** 2);
    };
  },
  examples: [
    "cosine(0.003, 0.02, epochs=4)",
    "cosine(0.003, 0.02)",
  ],
});

function epochsOf({ epochs }: Options, length: TrainingLength | undefined): number {
  if (epochs !== undefined) return epochs;
  if (length === undefined) {
    throw new TypeError(
      `Cannot follow a cosine over a training without a length: give epochs=, or pass ${LENGTH_WORDS}`,
    );
  }
  return length.before + length.last;
}

/**
 * sin(pi x / 2) of x in [0, 1] by its series, without the platform's: eleven terms leave less than one
 * unit in the last place.
 */
function quarterSine(x: number): number {
  const z = x * Math.PI / 2, square = z * z;
  let sum = 1;
  for (let odd = 21; odd >= 3; odd -= 2) sum = 1 - square / (odd * (odd - 1)) * sum;
  return z * sum;
}

/**
 * The schedule of a rate that falls along half a cosine to a share of itself over the whole training.
 *
 * @throws {RangeError} If the rate is not positive and finite, or the share not in [0, 1).
 * @throws {TypeError} If an option has another name.
 *
 * @example
 * ```ts
 * import { cosine, follow } from "@gradnoise/gradnoise";
 *
 * const rateAt = follow(cosine({ rate: 0.1, to: 0 }), { before: 0, last: 4 });
 * const [start, middle] = [0, 2].map((epoch) => rateAt({ update: 0, epoch }));
 * if (start !== 0.1 || Math.abs(middle! - 0.05) > 1e-15) throw new Error(`${start}, ${middle}`);
 * ```
 */
export function cosine(
  given: { readonly rate: number; readonly to: number },
): Schedule {
  checkOptions("make a cosine", given, ["rate", "to"]);
  const { rate, to } = given;
  if (!(rate > 0 && rate < Infinity)) {
    throw new RangeError(`Cannot learn at a rate that is not positive and finite: ${rate}`);
  }
  if (!(to >= 0 && to < 1)) throw new RangeError(`Cannot let a rate fall to a share of ${to}`);
  return { kind: "cosine", value: rate, to };
}

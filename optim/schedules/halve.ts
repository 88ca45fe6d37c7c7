import { checkOptions } from "../_check_options.ts";
import { z } from "zod";
import {
  count,
  defineSchedule,
  LENGTH_WORDS,
  positive,
  type Schedule,
  type TrainingLength,
  wholeFromZero,
} from "./schedule.ts";

const epochs = count.max(100_000, "Expected at most 100,000 epochs");
const options = z.strictObject({
  value: positive,
  /** Epochs between two halvings. */
  every: epochs,
  /** The epochs of training that the interval is meant for: others stretch it. */
  of: epochs.optional(),
  /** The epoch from which halvings count; by default the first of the last phase. */
  after: wholeFromZero.optional(),
});
type Options = z.output<typeof options>;

/** Halved every n epochs of the last phase: memory networks halve every 25 of 100. */
export const halveEntry = defineSchedule({
  kind: "halve",
  title: "a number that is halved every n epochs, counted from the end of earlier phases",
  options,
  positional: ["value", "every"],
  modifies: true,
  over: "epoch",
  declines: true,
  words(options, length) {
    const { value, of } = options, stretches = of !== undefined && length === undefined;
    const every = stretches ? options.every : intervalOf(options, length);
    const from = firstOf(options, length);
    return `${value}, halved every ${every === 1 ? "epoch" : `${every} epochs`}` +
      `${stretches ? ` of ${of}` : ""}${from === 0 ? "" : ` from epoch ${from} on`}`;
  },
  pin: (options, length) => ({
    value: options.value,
    every: intervalOf(options, length),
    after: firstOf(options, length),
  }),
  follow(options, length) {
    const every = intervalOf(options, length), from = firstOf(options, length);
    return ({ epoch }) => options.value * 0.5 ** Math.max(0, Math.floor((epoch - from) / every));
  },
  examples: ["halve(0.005, 25)", "halve(0.005, 25, of=100)", "halve(0.005, 25, after=20)"],
});

function intervalOf({ every, of }: Options, length: TrainingLength | undefined): number {
  if (of === undefined) return every;
  if (length === undefined) {
    throw new TypeError(
      `Cannot stretch an interval of ${every} in ${of} epochs to a training without a length: ` +
        `leave out of=, or pass ${LENGTH_WORDS}`,
    );
  }
  return Math.max(1, Math.round(every * length.last / of));
}

function firstOf({ after }: Options, length: TrainingLength | undefined): number {
  return after ?? length?.before ?? 0;
}

/**
 * The schedule of a rate that is halved every n epochs, counted from epoch `from`.
 *
 * @throws {RangeError} If the rate is not positive and finite, `epochs` no positive or `from` no
 * non-negative integer.
 * @throws {TypeError} If an option has another name.
 *
 * @example
 * ```ts
 * import { follow, halveEvery } from "@gradnoise/gradnoise";
 *
 * const rateAt = follow(halveEvery({ rate: 0.01, epochs: 25 }));
 * const rates = [0, 24, 25, 50].map((epoch) => rateAt({ update: 0, epoch }));
 * if (rates.join() !== "0.01,0.01,0.005,0.0025") throw new Error(rates.join());
 * ```
 */
export function halveEvery(
  options: { readonly rate: number; readonly epochs: number; readonly from?: number },
): Schedule {
  checkOptions("halve a rate", options, ["rate", "epochs", "from"]);
  const { rate, epochs, from = 0 } = options;
  if (!(rate > 0 && rate < Infinity)) {
    throw new RangeError(`Cannot learn at a rate that is not positive and finite: ${rate}`);
  }
  if (!Number.isInteger(epochs) || epochs < 1) {
    throw new RangeError(`Cannot halve a learning rate every ${epochs} epochs`);
  }
  if (!Number.isInteger(from) || from < 0) {
    throw new RangeError(`Cannot count halvings from epoch ${from}`);
  }
  return { kind: "halve", value: rate, every: epochs, after: from };
}

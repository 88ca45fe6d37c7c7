import type { z } from "zod";
import { checkLength, type Position, type Schedule, type TrainingLength } from "./schedule.ts";
import { findSchedule, scheduleOf, scheduleSchema } from "./table.ts";

/**
 * A schedule as a function of the position.
 *
 * @throws {RangeError} If it is none: its kind is unknown, or an option is wrong.
 * @param length Of the training, in epochs.
 * @throws {TypeError} If it stretches intervals, and the training has no length, or one that is not
 * `{ before, last }`. The function throws one if the training does not measure what it follows.
 *
 * @example
 * ```ts
 * import { follow, parseSchedule } from "@gradnoise/gradnoise";
 *
 * const rateAt = follow(parseSchedule("warmup(steps(0.4, at=[30], factor=0.5), 10)"));
 * const rates = [0, 5, 10, 29, 30].map((update) => rateAt({ update, epoch: 0 }));
 * if (rates.join() !== "0,0.2,0.4,0.4,0.2") throw new Error(rates.join());
 * ```
 */
export function follow(
  schedule: Schedule,
  length?: TrainingLength,
): (position: Position) => number {
  const read = scheduleSchema.safeParse(schedule);
  if (!read.success) {
    const [{ message, path }] = read.error.issues as [z.core.$ZodIssue];
    const words = message.slice(0, 1).toLowerCase() + message.slice(1);
    const place = path.length === 0 ? words : `${path.join(".")}: ${words}`;
    const given = typeof schedule === "number" ? String(schedule) : JSON.stringify(schedule);
    throw new RangeError(`Cannot follow the schedule ${given}: ${place}`);
  }
  checkLength(length);
  const found = findSchedule(read.data);
  return found === null ? () => read.data as number : found.entry.follow(found.options, length);
}

/** A schedule in words: "0.005, halved every 25 epochs". */
export function scheduleWords(schedule: Schedule, length?: TrainingLength): string {
  const found = findSchedule(schedule);
  return found === null ? String(schedule) : found.entry.words(found.options, length);
}

/** The standard deviation of noise in words: "of standard deviation 0.001". */
export function deviationWords(schedule: Schedule, length?: TrainingLength): string {
  const found = findSchedule(schedule);
  const words = found?.entry.noiseWords?.(found.options, length);
  return words ?? `of standard deviation ${scheduleWords(schedule, length)}`;
}

/** The measured quantity that a schedule follows; null for none, and for kinds that are not known here. */
export function measuredBy(schedule: Schedule): string | null {
  if (typeof schedule !== "number" && scheduleOf(schedule.kind) === undefined) return null;
  const found = findSchedule(schedule);
  return found?.entry.follows?.(found.options) ?? null;
}

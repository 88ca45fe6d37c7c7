import { z } from "zod";
import type { Json } from "../../engine/base/mod.ts";

/** A quantity in the course of training, as plain data: a number that stays, or an entry's options. */
export type Schedule = number | { readonly kind: string; readonly [option: string]: Json };

/** Where in training a schedule is asked. */
export interface Position {
  /** Updates made before this one. */
  readonly update: number;
  /** Counted from 0 through all phases of the training. */
  readonly epoch: number;
  /** The share of the epoch that is over before the update; 0 if missing. */
  readonly epochShare?: number | undefined;
  /** What the training measured last, by name. */
  readonly measured?: Readonly<Record<string, number>> | undefined;
  /** All that it measured, by name, the oldest first. */
  readonly history?: Readonly<Record<string, readonly number[]>> | undefined;
}

/** Epochs of a training: of all phases before the last, and of the last. */
export interface TrainingLength {
  readonly before: number;
  readonly last: number;
}

/** How a length is written, for messages. */
export const LENGTH_WORDS = "length: { before, last }, in epochs";

/** @throws {TypeError} If a length is none: a schedule would divide by it. */
export function checkLength(length: TrainingLength | undefined): void {
  if (length === undefined) return;
  const { before, last } = Object(length) as Partial<TrainingLength>;
  if (before! >= 0 && Number.isFinite(before) && last! > 0 && Number.isFinite(last)) return;
  throw new TypeError(
    `Cannot follow a schedule over the length ${
      JSON.stringify(length)
    }: expected ${LENGTH_WORDS} ` +
      "of the phases before the last, from 0 up, and of the last, above 0",
  );
}

/** A schedule that specifications can name: what the table `schedules` holds. */
export interface ScheduleEntry<Options = never> {
  /** Its name in text and data: "halve". */
  readonly kind: string;
  /** What it does, in a few words. */
  readonly title: string;
  /** A strict object of its options. */
  readonly options: z.ZodObject;
  /** The options that text gives without their names, in order. */
  readonly positional: readonly string[];
  /**
   * Whether it changes what its first positional option gives by the second: then `sgd(0.005, halve=25)` is
   * short for `sgd(halve(0.005, 25))`.
   */
  readonly modifies?: boolean;
  /** What the value depends on. */
  readonly over: "update" | "epoch" | "training" | "measured";
  /** The name of the measured quantity that it follows; undefined for none. */
  readonly follows?: (options: Options) => string | undefined;
  /** Whether no value is larger than one before it. */
  readonly declines: boolean;
  readonly words: (options: Options, length?: TrainingLength) => string;
  /** Where the schedule does not say it in words of its own: "of standard deviation 0.001". */
  readonly noiseWords?: (options: Options, length?: TrainingLength) => string;
  /** The value as a function of the position. */
  readonly follow: (options: Options, length?: TrainingLength) => (position: Position) => number;
  /** The same values in a training of this length, as options that hold in any. */
  readonly pin?: (options: Options, length: TrainingLength) => Readonly<Record<string, Json>>;
  /** Schedules as text: documentation, and what the contract suite tries. */
  readonly examples: readonly string[];
}

/** What an entry needs whose options are schedules. */
export interface Schedules {
  readonly schema: z.ZodType<Schedule>;
  /** The entry of a schedule that has been read, and its options; null for a number. */
  readonly find: (
    schedule: Schedule,
  ) => { readonly entry: ScheduleEntry; readonly options: never } | null;
}

/**
 * An entry whose functions know the types of its options: for a new schedule in the table `schedules`.
 *
 * @example
 * ```ts
 * import { defineSchedule, follow, parseSchedule, schedules } from "@gradnoise/gradnoise";
 * import { z } from "zod";
 *
 * schedules.countdown = defineSchedule({
 *   kind: "countdown",
 *   title: "falls on a line to 0",
 *   options: z.strictObject({ value: z.number().positive(), updates: z.int().positive() }),
 *   positional: ["value", "updates"],
 *   over: "update",
 *   declines: true,
 *   words: ({ value, updates }) => `${value}, falling to 0 over ${updates} updates`,
 *   follow: ({ value, updates }) => ({ update }) => value * Math.max(0, 1 - update / updates),
 *   examples: ["countdown(0.1, 100)"],
 * });
 * const rate = follow(parseSchedule("countdown(0.5, 4)"))({ update: 2, epoch: 0 });
 * if (rate !== 0.25) throw new Error(String(rate));
 * ```
 */
export function defineSchedule<Schema extends z.ZodObject>(
  entry: Omit<ScheduleEntry<z.output<Schema>>, "options"> & { readonly options: Schema },
): ScheduleEntry {
  return entry as unknown as ScheduleEntry;
}

/** Options without those that are as if they were not there, so that equal specifications are equal text. */
export function withoutUndefined(options: Readonly<Record<string, unknown>>): Record<string, Json> {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Record<string, Json>;
}

/** A number above 0. */
export const positive: z.ZodNumber = z.number("Expected a number above 0")
  .positive("Expected a number above 0");

/** A number from 0 up. */
export const nonNegative: z.ZodNumber = z.number("Expected a number from 0 up")
  .nonnegative("Expected a number from 0 up");

const EXPECTED_WHOLE = "Expected a whole number from 0 up";

/** A whole number from 0 up. */
export const wholeFromZero: z.ZodNumber = z.int(EXPECTED_WHOLE).nonnegative(EXPECTED_WHOLE);

/** An option that is only there when it is true, so that equal specifications are equal text. */
export const flag: z.ZodType<true | undefined, boolean | undefined> = z
  .boolean("Expected true or false").transform((value) => value ? true as const : undefined)
  .optional();

/** A whole number above 0. */
export const count: z.ZodNumber = z.int("Expected a whole number above 0")
  .positive("Expected a whole number above 0");

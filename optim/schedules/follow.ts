import { z } from "zod";
import {
  type Position,
  type Schedule,
  type ScheduleEntry,
  type TrainingLength,
  withoutUndefined,
} from "./schedule.ts";
import { schedules } from "./table.ts";

const EXPECTED = "Expected a number above 0 or a schedule";

/** A schedule out of JSON, with defaults filled in. The table may grow after this is made. */
export const scheduleSchema: z.ZodType<Schedule> = z.unknown().transform((given, context) => {
  const refuse = (message: string, path: PropertyKey[] = []) => {
    context.issues.push({ code: "custom", message, input: given, path });
    return z.NEVER;
  };
  if (typeof given === "number") {
    return given > 0 && given < Infinity ? given : refuse(EXPECTED);
  }
  if (typeof given !== "object" || given === null || !("kind" in given)) return refuse(EXPECTED);
  const { kind, ...options } = given;
  const entry = scheduleOf(kind);
  if (entry === undefined) return refuse(`Expected ${nameOneOf(Object.keys(schedules))}`, ["kind"]);
  const read = entry.options.safeParse(options);
  if (read.success) return { kind: entry.kind, ...withoutUndefined(read.data) };
  for (const { message, path } of read.error.issues) refuse(message, path);
  return z.NEVER;
});

/** The entry of a name. */
export function scheduleOf(kind: unknown): ScheduleEntry | undefined {
  return typeof kind === "string" && Object.hasOwn(schedules, kind) ? schedules[kind] : undefined;
}

/** "a, b or c". */
export function nameOneOf(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

/**
 * A schedule as a function of the position.
 *
 * @throws {RangeError} If it is none: its kind is unknown, or an option is wrong.
 * @throws {TypeError} If it stretches intervals, and the training has no length. The function throws
 * one if the training does not measure what it follows.
 */
export function follow(
  schedule: Schedule,
  length?: TrainingLength,
): (position: Position) => number {
  const read = scheduleSchema.safeParse(schedule);
  if (!read.success) {
    const [{ message, path }] = read.error.issues as [z.core.$ZodIssue];
    const place = ["", ...path].join(".");
    throw new RangeError(
      `Cannot follow the schedule ${JSON.stringify(schedule)}: ${place}${message}`,
    );
  }
  if (typeof read.data === "number") {
    const value = read.data;
    return () => value;
  }
  const { kind, ...options } = read.data;
  return scheduleOf(kind)!.follow(options as never, length);
}

/** A schedule in words: "0.005, halved every 25 epochs". */
export function scheduleWords(schedule: Schedule, length?: TrainingLength): string {
  if (typeof schedule === "number") return String(schedule);
  const { kind, ...options } = schedule;
  return scheduleOf(kind)!.words(options as never, length);
}

/** The standard deviation of noise in words: "of standard deviation 0.001". */
export function deviationWords(schedule: Schedule, length?: TrainingLength): string {
  if (typeof schedule !== "number") {
    const { kind, ...options } = schedule;
    const words = scheduleOf(kind)!.noiseWords?.(options as never, length);
    if (words !== undefined) return words;
  }
  return `of standard deviation ${scheduleWords(schedule, length)}`;
}

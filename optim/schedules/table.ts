import { z } from "zod";
import { addEntry } from "../../engine/base/mod.ts";
import { annealedEntry } from "./annealed.ts";
import { byErrorEntry } from "./by_error.ts";
import { cosineEntry } from "./cosine.ts";
import { halveEntry } from "./halve.ts";
import { inversePowerEntry } from "./inverse_power.ts";
import { plateauEntry } from "./plateau.ts";
import { pointsEntry } from "./points.ts";
import { type Schedule, type ScheduleEntry, type Schedules, withoutUndefined } from "./schedule.ts";
import { stepsEntry } from "./steps.ts";
import { warmupEntry } from "./warmup.ts";

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

/** The entry of a schedule that has been read, and its options; null for a number. */
export const findSchedule: Schedules["find"] = (schedule) => {
  if (typeof schedule === "number") return null;
  const { kind, ...options } = schedule;
  return { entry: scheduleOf(kind)!, options: options as never };
};

/** Every schedule but a constant, which is a number, by name. */
export const schedules: Record<string, ScheduleEntry> = Object.fromEntries(
  [
    annealedEntry,
    inversePowerEntry,
    pointsEntry,
    stepsEntry,
    halveEntry,
    cosineEntry,
    byErrorEntry,
    plateauEntry,
    warmupEntry({ schema: scheduleSchema, find: findSchedule }),
  ].map((entry) => [entry.kind, entry]),
);

/**
 * Adds a schedule.
 *
 * @throws {TypeError} If its name is taken.
 */
export function registerSchedule(entry: ScheduleEntry): void {
  addEntry(schedules, "schedule", entry.kind, entry);
}

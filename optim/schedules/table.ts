import { addEntry } from "../../engine/base/mod.ts";
import { annealedEntry } from "./annealed.ts";
import { byErrorEntry } from "./by_error.ts";
import { cosineEntry } from "./cosine.ts";
import { halveEntry } from "./halve.ts";
import type { ScheduleEntry } from "./schedule.ts";

/** Every schedule but a constant, which is a number, by name. */
export const schedules: Record<string, ScheduleEntry> = Object.fromEntries(
  [annealedEntry, halveEntry, cosineEntry, byErrorEntry].map((entry) => [entry.kind, entry]),
);

/**
 * Adds a schedule.
 *
 * @throws {TypeError} If its name is taken.
 */
export function registerSchedule(entry: ScheduleEntry): void {
  addEntry(schedules, "schedule", entry.kind, entry);
}

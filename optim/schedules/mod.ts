/** Quantities in the course of training: over updates, epochs, or what was measured. No TensorFlow.js. */

export { annealed } from "./annealed.ts";
export { cosine } from "./cosine.ts";
export { deviationWords, follow, measuredBy, scheduleWords } from "./follow.ts";
export { halveEvery } from "./halve.ts";
export {
  count,
  defineSchedule,
  flag,
  nonNegative,
  type Position,
  positive,
  type Schedule,
  type ScheduleEntry,
  type TrainingLength,
  wholeFromZero,
  withoutUndefined,
} from "./schedule.ts";
export { nameOneOf, registerSchedule, scheduleOf, schedules, scheduleSchema } from "./table.ts";

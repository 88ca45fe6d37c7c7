/** Statistics over the trials of a result file. */

export { byArm, differencesByArm, hasArms } from "./arms.ts";
export { signTest } from "./sign_test.ts";
export {
  bestTrial,
  type CellSummary,
  type PairedDifference,
  pairedDifferences,
  pairedTaskDifferences,
  type Spread,
  summarizeCells,
  summarizeTasks,
  type TaskSummary,
} from "./summary.ts";
export { type ErrorMetric, meanErrors, type TaskMeans, taskMeans } from "./task_means.ts";
export { type Interval, wilsonInterval } from "./wilson.ts";

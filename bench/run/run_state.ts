import { z } from "zod";
import type { TrialProgress } from "../trial/spec/mod.ts";

const count = z.int().nonnegative();
const moment = z.iso.datetime();

const progressSchema: z.ZodType<TrialProgress> = z.strictObject({
  attempt: count,
  attempts: count,
  earlier: count,
  epoch: count,
  epochs: count,
  share: z.number(),
  loss: z.number().nullable(),
  error: z.number().nullable(),
});

/** The trials of a workload and a variant, as far as a run has come. */
const cellStateSchema = z.strictObject({
  workload: z.string(),
  variant: z.string(),
  planned: count,
  /** Those that ended, failed ones included. */
  done: count,
  solved: count,
  diverged: count,
  failed: count,
  /** Mean test error of those that have one, a fraction; null before the first. */
  testError: z.number().nullable(),
}).refine(({ planned, done }) => done <= planned, "more trials are done than planned")
  .refine(
    ({ done, solved, diverged, failed }) => solved + diverged + failed <= done,
    "more trials are counted than done",
  );

/** A trial that is running. */
export const runningTrialSchema = z.strictObject({
  id: z.string(),
  workload: z.string(),
  variant: z.string(),
  seed: count,
  /** The name of the machine that it runs on. */
  host: z.string(),
  /** When it started: ISO 8601, UTC. */
  since: moment,
  /** Null before the first report. */
  progress: progressSchema.nullable(),
  /** Mean loss of each epoch that has ended, the last 200; null for one that is not finite. */
  losses: z.array(z.number().nullable()).max(200),
});

/** A trial that failed. */
export const failedTrialSchema = z.strictObject({
  id: z.string(),
  workload: z.string(),
  variant: z.string(),
  seed: count,
  message: z.string(),
});

/** How far a run has come: what `watch` shows. Nothing of it decides a result. */
export const runStateSchema = z.strictObject({
  /** The name of the run's folder. */
  name: z.string(),
  suite: z.strictObject({ name: z.string(), title: z.string() }),
  /** "running", "ended", or "stopped" before all trials had ended. */
  status: z.enum(["running", "ended", "stopped"]),
  /** ISO 8601, UTC. */
  startedAt: moment,
  updatedAt: moment,
  /** Trials at the same time. */
  workers: count,
  /** Names of the machines that take part. */
  hosts: z.array(z.string()),
  /** In the order of the plan. */
  cells: z.array(cellStateSchema),
  running: z.array(runningTrialSchema),
  /** The last 100. */
  failures: z.array(failedTrialSchema).max(100),
  /** Estimated from the trials that ended; null before there is anything to go by. */
  secondsLeft: z.number().nonnegative().nullable(),
});

export type CellState = z.infer<typeof cellStateSchema>;
export type RunningTrial = z.infer<typeof runningTrialSchema>;
export type FailedTrial = z.infer<typeof failedTrialSchema>;
export type RunState = z.infer<typeof runStateSchema>;

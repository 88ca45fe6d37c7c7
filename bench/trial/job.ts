import type { TaskFiles } from "../../tasks/mod.ts";
import type { TrialSpec } from "../trial_spec.ts";

/** A trial to run: what decides its result, and where its files lie on this machine. */
export interface TrialJob {
  readonly spec: TrialSpec;
  /** By part of the task; null for generated data. */
  readonly files: TaskFiles | null;
  /** Of the code, to be written into the result. */
  readonly fingerprint: string;
}

/** How far a running trial has come. */
export interface TrialProgress {
  /** Epochs that have ended. */
  readonly epoch: number;
  readonly epochs: number;
  /** Of the last epoch: mean loss per training question. */
  readonly loss: number | null;
  /** Of the validation part, when it was last asked; null before the first time. */
  readonly error: number | null;
}

import type { TaskFiles } from "../../../tasks/mod.ts";
import type { TrainedNetwork } from "./trained_network.ts";
import type { TrialSpec } from "./trial_spec.ts";
import type { Checkpoint, CheckpointTimes } from "./checkpoint.ts";
import type { PluginModule } from "./plugins.ts";

/** A trial to run: what decides its result, and where its files lie on this machine. */
export interface TrialJob {
  readonly spec: TrialSpec;
  /** By part of the task; null for generated data. */
  readonly files: TaskFiles | null;
  /** Of the code, to be written into the result. */
  readonly fingerprint: string;
  /** Where its model, its task and its optimizer are from, if not from gradnoise itself. */
  readonly plugins?: readonly PluginModule[] | undefined;
  /** Where an earlier process left the trial. */
  readonly resume?: Checkpoint | null;
  /** When to write checkpoints, if not as usual. */
  readonly checkpointTimes?: CheckpointTimes;
}

/** Whom a trial tells how it gets on. */
export interface TrialListeners {
  onProgress?(progress: TrialProgress): void;
  onCheckpoint?(checkpoint: Checkpoint): void;
  /** Is called at the end of a trial that has metrics, if its model is one that can be taken along. */
  onNetwork?(network: TrainedNetwork): void;
}

/** How far a running trial has come. */
export interface TrialProgress {
  /** The training that is running, from 1, of how many at the most. */
  readonly attempt: number;
  readonly attempts: number;
  /** Epochs of the attempts before. */
  readonly earlier: number;
  /** Epochs of this attempt that have ended, of how many at the most. */
  readonly epoch: number;
  readonly epochs: number;
  /** How much of the next epoch is done, 0 to 1. */
  readonly share: number;
  /** Of the current epoch so far, or of the last one: mean loss per training question. */
  readonly loss: number | null;
  /** Of the validation part, when it was last asked; null before the first time. */
  readonly error: number | null;
}

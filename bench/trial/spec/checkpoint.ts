import type { Attempt, Epochs } from "./trial_result.ts";
import type { TrialSpec } from "./trial_spec.ts";
import type { TrainingState } from "./training_state.ts";

/** What a trial's attempts before the one that is running have left. */
export interface EarlierAttempts {
  readonly attempts: readonly Attempt[];
  /** Of all of them. */
  readonly epochs: Epochs;
}

/** What a trial can go on from after its process was killed. */
export interface Checkpoint {
  readonly spec: TrialSpec;
  /** Of the code that wrote it: other code may take other steps. */
  readonly fingerprint: string;
  /** How long the trial had run. */
  readonly seconds: number;
  readonly earlier: EarlierAttempts;
  /** Of the attempt that was running. */
  readonly training: TrainingState;
}

/** When checkpoints are written. */
export interface CheckpointTimes {
  /** A trial that is over sooner can as well be run again. */
  readonly afterSeconds: number;
  /** How much may be lost. */
  readonly everySeconds: number;
}

/** After five minutes, every minute. */
export const CHECKPOINT_TIMES: CheckpointTimes = { afterSeconds: 300, everySeconds: 60 };

import type { Batch } from "../../tasks/mod.ts";
import type { TrainedNetwork } from "./spec/trained_network.ts";
import { CHECKPOINT_TIMES, type EarlierAttempts } from "./spec/checkpoint.ts";
import type { TrialJob, TrialListeners } from "./spec/job.ts";
import { totalEpochs } from "./spec/budget.ts";
import { noEpochs } from "./spec/trial_result.ts";
import type { Trainer } from "./train.ts";

/** Within an epoch progress is told at most so often. */
const PROGRESS_SECONDS = 1;

/** Tells how a trial gets on, and when it is time for a checkpoint. */
export class Reporter {
  readonly #job: TrialJob;
  readonly #elapsed: () => number;
  readonly #listeners: TrialListeners;
  #told: number;
  #saved: number;
  #earlier: EarlierAttempts = { attempts: [], epochs: noEpochs() };

  /** @param elapsed Seconds that the trial has run, those of earlier processes included. */
  constructor(job: TrialJob, elapsed: () => number, listeners: TrialListeners) {
    this.#job = job;
    this.#elapsed = elapsed;
    this.#listeners = listeners;
    this.#told = elapsed();
    // The first one is due as soon as the trial has run for long enough.
    this.#saved = job.resume ? elapsed() : -Infinity;
  }

  /** @param earlier What the attempts before the one that begins have left. */
  onAttempt(earlier: EarlierAttempts): void {
    this.#earlier = earlier;
  }

  onUpdate(trainer: Trainer<Batch>): void {
    const now = this.#elapsed();
    if (now - this.#told >= PROGRESS_SECONDS) this.#tell(trainer, now);
    const { spec, fingerprint, checkpointTimes = CHECKPOINT_TIMES } = this.#job;
    const { afterSeconds, everySeconds } = checkpointTimes;
    if (now < afterSeconds || now - this.#saved < everySeconds) return;
    this.#listeners.onCheckpoint?.({
      ...{ spec, fingerprint, seconds: now, earlier: this.#earlier },
      training: trainer.save(),
    });
    // The time it takes does not count, or a slow disk would leave no time to train.
    this.#saved = this.#elapsed();
  }

  onEpoch(trainer: Trainer<Batch>): void {
    this.#tell(trainer, this.#elapsed());
  }

  onNetwork(network: TrainedNetwork): void {
    this.#listeners.onNetwork?.(network);
  }

  #tell({ epochs, current }: Trainer<Batch>, now: number): void {
    this.#told = now;
    const { budget } = this.#job.spec;
    this.#listeners.onProgress?.({
      attempt: this.#earlier.attempts.length + 1,
      attempts: budget.attempts ?? 1,
      earlier: this.#earlier.epochs.phase.length,
      epoch: epochs.phase.length,
      epochs: totalEpochs(budget),
      share: current?.share ?? 0,
      loss: current?.loss ?? epochs.trainLoss.at(-1) ?? null,
      error: epochs.validationError.findLast((error) => error !== null) ?? null,
    });
  }
}

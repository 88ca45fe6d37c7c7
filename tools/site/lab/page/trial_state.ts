/* What the page knows of a trial while it runs and when it has ended. */

import type { EndedTrial, LabJob, LabProgress } from "../messages.ts";

export class TrialState {
  readonly job: LabJob;
  /** By epoch. */
  losses: (number | null)[] = [];
  errors: (number | null)[] = [];
  epochs = 0;
  ended: EndedTrial | null = null;

  constructor(job: LabJob) {
    this.job = job;
  }

  hear({ epoch, epochs, share, loss, error }: LabProgress): void {
    this.epochs = epochs;
    // Within an epoch nothing is known of its end.
    if (epoch === 0 || share > 0) return;
    this.losses[epoch - 1] = loss;
    this.errors[epoch - 1] = error;
  }

  end(ended: EndedTrial): void {
    const { trainLoss, validationError } = ended.result.epochs;
    this.ended = ended;
    this.losses = [...trainLoss];
    this.errors = [...validationError];
    this.epochs = Math.max(this.epochs, trainLoss.length);
  }

  /** What it is doing or did, in words. */
  get words(): string {
    if (this.ended === null) {
      return this.epochs === 0 ? "waiting" : `epoch ${this.losses.length} of ${this.epochs}`;
    }
    const { status, message } = this.ended.result;
    return message === null ? status : `${status}: ${message}`;
  }
}

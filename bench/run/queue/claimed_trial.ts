import type { TrialSpec } from "../../trial/spec/mod.ts";

/** What a job of pg-boss carries. */
export interface JobData {
  readonly id: string;
  readonly fingerprint: string;
  readonly spec: TrialSpec;
}

/** A trial that a worker holds. */
export interface ClaimedTrial extends JobData {
  readonly queue: string;
  /** Of pg-boss: the job, and how often it was lost. */
  readonly job: { readonly id: string; readonly retryCount: number };
  readonly priority: number;
  /** How often it may be lost. */
  readonly retryLimit: number;
  readonly lostAfter: number;
  /** Whether an earlier worker left a checkpoint. */
  readonly isBegun: boolean;
}

/** By which pg-boss knows that a trial waits or runs already. */
export function singletonKey({ id, fingerprint }: Pick<JobData, "id" | "fingerprint">): string {
  return `${id}:${fingerprint}`;
}

/* Plans the suite of a choice and trains its trials. */

import { type Choice, suiteOf } from "../choice/mod.ts";
import type { EndedTrial } from "../messages.ts";
import type { Pool } from "./pool.ts";
import { TrialState } from "./trial_state.ts";

/** Who hears how a run gets on. */
export interface RunListeners {
  /** Once the trials are known. */
  onPlan(trials: readonly TrialState[]): void;
  /** A trial went on. */
  onProgress(): void;
  /** @param ended How many trials have ended, of how many. */
  onEnd(ended: number, of: number): void;
}

/**
 * Trains a choice. What a pool still says of a run after it was cancelled is not heard: its workers are gone.
 *
 * @param fingerprint Of the code, for the result.
 * @throws {Error} What failed in a worker, in words.
 */
export async function trainChoice(
  pool: Pool,
  choice: Choice,
  fingerprint: string,
  { onPlan, onProgress, onEnd }: RunListeners,
): Promise<EndedTrial[]> {
  const planner = await pool.first();
  const request = { kind: "plan", suite: suiteOf(choice), fingerprint } as const;
  const { jobs } = await planner.ask(request, "planned");
  const trials = jobs.map((job) => new TrialState(job));
  const states = new Map(jobs.map(({ spec }, i) => [nameOf(spec), trials[i]!]));
  const all = () => trials.flatMap(({ ended }) => ended ?? []);
  onPlan(trials);
  await pool.train(jobs, {
    onProgress({ spec }, progress) {
      states.get(nameOf(spec))!.hear(progress);
      onProgress();
    },
    onEnd(ended) {
      states.get(nameOf(ended.result))!.end(ended);
      onEnd(all().length, trials.length);
    },
  });
  return all();
}

/** Variant and seed name a trial of a run. */
function nameOf({ variant, seed }: { readonly variant: string; readonly seed: number }): string {
  return `${variant} ${seed}`;
}

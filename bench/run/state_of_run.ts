import type { EndedTrial } from "./ended_trial.ts";
import type { RunState } from "./run_state.ts";
import { type Present, RunTally, type TalliedRun } from "./run_tally.ts";

/** What a run's state is made of. */
export interface RunParts extends Present {
  readonly record: TalliedRun;
  /** In the order in which they ended. Of several with one id, the last counts. */
  readonly ended: readonly EndedTrial[];
}

/** How far a run has come. Ended trials that are not in its record are left out. */
export function stateOfRun({ record, ended, ...present }: RunParts): RunState {
  const tally = new RunTally(record);
  for (const trial of ended) tally.add(trial);
  return tally.state(present);
}

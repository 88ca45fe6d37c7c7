import type { RunState } from "../run/mod.ts";

/** What there is to see at a moment. */
export type Seen =
  | {
    readonly kind: "waiting";
    /** Where a run is waited for, as part of a sentence: "results". */
    readonly place: string;
  }
  | {
    readonly kind: "run";
    readonly state: RunState;
    /** How long a run that has not ended has been silent, where that is longer than usual; else null. */
    readonly silentSeconds: number | null;
  };

/** Where the state of a run comes from. It is only read. */
export interface Source {
  look(): Promise<Seen>;
}

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

/** A run that lives says so every ten seconds. */
const USUAL_SECONDS = 120;

/** How long a run that should be running has been silent at a moment; null where that is not unusual. */
export function silentSeconds({ status, updatedAt }: RunState, now: number): number | null {
  const seconds = (now - Date.parse(updatedAt)) / 1000;
  return status === "running" && seconds >= USUAL_SECONDS ? seconds : null;
}

/** What is seen of a state at a moment, in milliseconds. */
export function seenAt(state: RunState, now: number): Seen {
  return { kind: "run", state, silentSeconds: silentSeconds(state, now) };
}

import type { TrialResult } from "../../trial/spec/mod.ts";
import {
  DigestAlarm,
  type Machine,
  putAnswer,
  readTrialRow,
  type SqliteStore,
  type StoredRow,
} from "../store/mod.ts";

/** A trial of the merged store. */
export interface HeldTrial {
  readonly result: TrialResult;
  readonly machine: Machine | null;
  /** The store that it came from, as people write its path. */
  readonly place: string;
}

/** A row that cannot be read. */
export interface DamagedRow {
  readonly id: string;
  readonly place: string;
}

/** Trials of a store that no run of the merge names under their fingerprint. */
export interface LeftAside {
  readonly trials: number;
  readonly place: string;
}

/** The trials of a merged store without their networks, and what was wrong with those that were offered. */
export class HeldTrials {
  /** Of the merged store, as people write it. */
  readonly #place: string;
  readonly #trials = new Map<string, HeldTrial>();
  readonly #conflicts: { readonly key: string; readonly other: HeldTrial }[] = [];
  /** Of the trials that count. */
  readonly #named: ReadonlySet<string>;
  readonly damaged: DamagedRow[] = [];
  readonly leftAside: LeftAside[] = [];
  #fresh = 0;

  /** @param named The trials that count; others are left aside. */
  constructor(place: string, named: Iterable<Pick<TrialResult, "id" | "fingerprint">>) {
    this.#place = place;
    this.#named = new Set(Iterator.from(named).map(keyOf));
  }

  /** How many trials were taken since inspections were forgotten last. */
  get fresh(): number {
    return this.#fresh;
  }

  get(id: string, fingerprint: string): HeldTrial | null {
    return this.#trials.get(keyOf({ id, fingerprint })) ?? null;
  }

  /** In the order in which they were found. */
  get alarms(): DigestAlarm[] {
    return this.#conflicts.map(({ key, other }) =>
      new DigestAlarm(other.result, originOf(this.#trials.get(key)!), originOf(other))
    );
  }

  /** Takes in what the merged store has from before. */
  takeIn(merged: SqliteStore): void {
    for (const { key, trial } of this.#read(merged, this.#place)) {
      if (this.#named.has(key)) this.#hold(key, trial);
    }
  }

  /** The rows of a store that are to be copied, each held as it is read. */
  *take(store: SqliteStore, place: string): Generator<StoredRow> {
    let leftAside = 0;
    for (const { key, row, trial } of this.#read(store, place)) {
      if (!this.#named.has(key)) {
        leftAside += 1;
        continue;
      }
      const kept = this.#trials.get(key) ?? null;
      // The first failure stays: else stores that are merged again would not leave the same behind.
      if (kept !== null && trial.result.status === "failed") continue;
      const answer = putAnswer(kept?.result ?? null, trial.result);
      if (answer === "new") {
        this.#hold(key, trial);
        yield row;
      } else if (answer === "alarm") this.#conflicts.push({ key, other: trial });
      // An alarm names where a trial was made, not where it was merged before.
      else if (kept!.place === this.#place) this.#trials.set(key, { ...kept!, place });
    }
    if (leftAside > 0) this.leftAside.push({ trials: leftAside, place });
  }

  /** Forgets the inspections of all trials but some. */
  keepInspections(of: ReadonlySet<TrialResult>): void {
    this.#fresh = 0;
    for (const [key, held] of this.#trials) {
      const { result } = held;
      if (result.inspections.length === 0 || of.has(result)) continue;
      this.#trials.set(key, { ...held, result: { ...result, inspections: [] } });
    }
  }

  #hold(key: string, trial: HeldTrial): void {
    this.#trials.set(key, trial);
    this.#fresh += 1;
  }

  *#read(
    store: SqliteStore,
    place: string,
  ): Generator<{ readonly key: string; readonly row: StoredRow; readonly trial: HeldTrial }> {
    const machines = store.machines();
    for (const row of store.rows()) {
      const parsed = readTrialRow(row, row.checksum);
      if (parsed === null) this.damaged.push({ id: row.id, place });
      else {
        const machine = row.machine === null ? null : machines.get(row.machine) ?? null;
        yield { key: keyOf(row), row, trial: { result: parsed.result, machine, place } };
      }
    }
  }
}

function keyOf({ id, fingerprint }: { readonly id: string; readonly fingerprint: string }): string {
  return `${id} ${fingerprint}`;
}

function originOf({ result, machine, place }: HeldTrial) {
  return { digest: result.digest, machine, place };
}

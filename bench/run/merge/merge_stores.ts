import { UsageError } from "../../base/mod.ts";
import type { TrialResult } from "../../trial/spec/mod.ts";
import type { DigestAlarm, Machine, RecordedTrial, SqliteStore } from "../store/mod.ts";
import { checkFingerprints } from "./check_fingerprints.ts";
import { type CurrentRuns, currentRuns, type SupersededRun } from "./current_runs.ts";
import { type DistinctRun, distinctRuns, type FoundRecord } from "./distinct_runs.ts";
import { type DamagedRow, HeldTrials, type LeftAside } from "./held_trials.ts";
import { type MissingParts, missingParts } from "./missing_parts.ts";
import { runTrials } from "./run_trials.ts";
import type { StorePlace } from "./store_place.ts";

/** A store that is merged. */
export interface MergeInput extends StorePlace {
  /** Its path as people write it. */
  readonly name: string;
  /** Opens it to read; it is not changed. */
  open(): SqliteStore | Promise<SqliteStore>;
}

/** The store that others are merged into. */
export interface MergeTarget {
  /** Its path as people write it. */
  readonly name: string;
  /** Opens it to read; null if it is not there yet. */
  readonly before: (() => SqliteStore | Promise<SqliteStore>) | null;
  open(): SqliteStore | Promise<SqliteStore>;
}

/** A run with its trials, those of all stores. */
export interface MergedRun extends DistinctRun {
  /** Those that are there, in the order workload, variant, seed. Of most the inspections are left out. */
  readonly trials: readonly TrialResult[];
  readonly missing: MissingParts;
}

/** What came of a merge. */
export interface Merge {
  readonly runs: readonly MergedRun[];
  readonly alarms: readonly DigestAlarm[];
  readonly damaged: readonly DamagedRow[];
  readonly superseded: readonly SupersededRun[];
  readonly leftAside: readonly LeftAside[];
  /** Names of stores that remember no run, as that was stopped too early. */
  readonly withoutRun: readonly string[];
  machineOf(trial: TrialResult): Machine | null;
}

/** How to merge. */
export interface MergeOptions {
  /** Called once, before anything is written; what it throws ends the merge. */
  onRuns?(runs: readonly DistinctRun[]): void | Promise<void>;
  /** Those trials of a run whose inspections are of use. */
  shownOf(trials: readonly TrialResult[]): Iterable<TrialResult>;
}

/** After this many new trials, inspections that nobody will see are forgotten. */
const MOST_WITH_INSPECTIONS = 500;

/**
 * Merges stores into one. Of two results of a trial with different digests the first stays, and there is an
 * alarm. Trials that no run names under their fingerprint are left aside. Stores that were merged before change
 * nothing.
 *
 * @throws {UsageError} If one cannot be read, different code made a run, or none remembers one: nothing is
 *   written.
 * @throws {WriteError} If rows cannot be kept.
 */
export async function mergeStores(
  inputs: readonly MergeInput[],
  target: MergeTarget,
  { onRuns, shownOf }: MergeOptions,
): Promise<Merge> {
  const before = target.before === null ? null : await survey(target.name, target.before);
  const surveys: Survey[] = [];
  for (const { name, open } of inputs) surveys.push(await survey(name, open));
  const all = before === null ? surveys : [before, ...surveys];
  checkFingerprints(surveys, before);
  const found = [
    ...before?.runs.map((record): FoundRecord => ({ record, place: null })) ?? [],
    ...surveys.flatMap(({ runs }, i) => runs.map((record) => ({ record, place: inputs[i]! }))),
  ];
  const runs = distinctRuns(found);
  const damagedRuns = all.flatMap(({ damaged }) => damaged);
  const withoutRun = surveys.filter(({ runs, damaged }) => runs.length + damaged.length === 0)
    .map(({ place }) => place);
  if (surveys.every(({ runs }) => runs.length === 0)) {
    const { place, damaged } = surveys.find(({ damaged }) => damaged.length > 0) ?? surveys[0]!;
    const reason = damaged.length === 0
      ? "it remembers no run"
      : `its ${damaged[0]!.id} is damaged`;
    throw new UsageError(`Cannot merge ${place}: ${reason}`);
  }
  await onRuns?.(runs);

  const tables = runs.map(runTrials), held = new HeldTrials(target.name, tables.flat());
  const trialsOf = (table: readonly RecordedTrial[]) =>
    table.flatMap(({ id, fingerprint }) => held.get(id, fingerprint)?.result ?? []);
  const forget = () =>
    held.keepInspections(new Set(tables.flatMap((table) => [...shownOf(trialsOf(table))])));
  {
    await using store = await target.open();
    held.takeIn(store);
    for (const [i, { name, open }] of inputs.entries()) {
      {
        using input = await open();
        store.copy(held.take(input, name), input.machines());
      }
      for (const record of surveys[i]!.runs) store.addRun(record);
      if (held.fresh >= MOST_WITH_INSPECTIONS) forget();
    }
    forget();
  }
  return {
    runs: runs.map((run, i): MergedRun => ({
      ...run,
      trials: trialsOf(tables[i]!),
      missing: missingParts(run, (id, fingerprint) => {
        const status = held.get(id, fingerprint)?.result.status;
        return status === undefined ? "missing" : status === "failed" ? "failed" : "ended";
      }),
    })),
    alarms: held.alarms,
    damaged: [...damagedRuns, ...held.damaged],
    superseded: all.flatMap(({ superseded }) => superseded),
    leftAside: held.leftAside,
    withoutRun,
    machineOf: ({ id, fingerprint }) => held.get(id, fingerprint)?.machine ?? null,
  };
}

/** What a store remembers of runs. */
interface Survey extends CurrentRuns {
  /** As people write its path. */
  readonly place: string;
  /** Records that cannot be read. */
  readonly damaged: readonly DamagedRow[];
}

async function survey(
  place: string,
  open: () => SqliteStore | Promise<SqliteStore>,
): Promise<Survey> {
  using store = await open();
  const damaged = store.damagedRuns().map((id) => ({ id: `run record ${id.slice(0, 12)}`, place }));
  return { ...currentRuns(place, store.runs()), place, damaged };
}

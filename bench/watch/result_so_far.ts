import { join, parse } from "node:path";
import { assembleResult, type ResultFile } from "../results/mod.ts";
import { openSnapshot, type RunRecord, type TrialTable } from "../run/store/mod.ts";
import type { TrialResult } from "../trial/spec/mod.ts";

/** What of a store a result is made of. */
export type ReadStore = Pick<TrialTable, "get" | "machineOf" | "network">;

/**
 * The result of a run as far as its trials have ended.
 *
 * @param stores Of several that have a trial, the first in which it did not fail counts.
 * @returns Null where none has a trial of it.
 */
export async function resultSoFar(
  record: RunRecord,
  stores: readonly ReadStore[],
): Promise<ResultFile | null> {
  const keepers = new Map<TrialResult, ReadStore>();
  for (const { id, fingerprint } of record.trials) {
    const found: [trial: TrialResult, store: ReadStore][] = [];
    // What other code made counts only if it was asked for.
    for (
      const code of record.command.includes("--reuse-any") ? [fingerprint, null] : [fingerprint]
    ) {
      for (const store of stores) {
        const trial = await store.get(id, code);
        if (trial !== null) found.push([trial, store]);
      }
    }
    const best = found.find(([{ status }]) => status !== "failed") ?? found[0];
    if (best !== undefined) keepers.set(...best);
  }
  if (keepers.size === 0) return null;
  // A shard reports on itself.
  const part = { ...record, plannedTrials: record.trials.length };
  return await assembleResult(part, [...keepers.keys()], {
    command: record.command,
    machineOf: (trial) => keepers.get(trial)!.machineOf(trial.id, trial.fingerprint),
    networkOf: (trial) => keepers.get(trial)!.network(trial.id, trial.fingerprint),
  });
}

/**
 * The same from a store's file, which is read as it is at this moment: the run that writes it does not notice.
 *
 * @param run The name of its folder.
 * @param store The file of its store; those of a job's later starts lie beside it.
 * @returns Null where no store remembers the run, or has one of its trials.
 * @throws {UsageError} If a store cannot be read.
 */
export async function storedResultSoFar(run: string, store: string): Promise<ResultFile | null> {
  const stores = (await startsOf(store)).map((path) => openSnapshot(path));
  try {
    const record = stores.flatMap((one) => one.runs()).findLast((record) => isOf(record, run));
    return record === undefined ? null : await resultSoFar(record, stores);
  } finally {
    for (const one of stores) one[Symbol.dispose]();
  }
}

/** Whether a record is that of a run's folder. */
function isOf({ name, shard }: RunRecord, run: string): boolean {
  return run === (shard === null ? name : `${name}@shard-${shard.number}-${shard.of}`);
}

/** A store and those of later starts of its job, those that are there: trials.sqlite, trials.1.sqlite. */
async function startsOf(store: string): Promise<string[]> {
  const { dir, name, ext } = parse(store);
  const found: [start: number, path: string][] = [];
  for await (const entry of Deno.readDir(dir)) {
    const start = entry.name === `${name}${ext}`
      ? 0
      : entry.name.startsWith(`${name}.`) && entry.name.endsWith(ext)
      ? Number(entry.name.slice(name.length + 1, -ext.length))
      : NaN;
    if (Number.isInteger(start)) found.push([start, join(dir, entry.name)]);
  }
  return found.sort(([one], [other]) => one - other).map(([, path]) => path);
}

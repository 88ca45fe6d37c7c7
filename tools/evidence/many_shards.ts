import { join } from "node:path";
import { sha256 } from "../../engine/base/mod.ts";
import { UsageError } from "../../bench/base/mod.ts";
import { openSnapshot, type RunRecord, SqliteStore } from "../../bench/run/store/mod.ts";
import { type TrainedNetwork, trialId, type TrialResult } from "../../bench/trial/spec/mod.ts";

/** A trial, and what it trained. */
interface Trial {
  readonly result: TrialResult;
  readonly network: TrainedNetwork | null;
}

/** How many of each. */
export interface ManyShards {
  readonly seeds: number;
  readonly shards: number;
}

/**
 * Makes the stores of the shards of a large run out of that of a small one: its workloads and variants with more
 * seeds. Every trial is as long as a real one, and valid; its numbers are those of another seed. Every other
 * shard is of another machine.
 *
 * @param source The store of a run.
 * @param folder Gets a folder for each shard.
 * @returns The folders.
 * @throws {UsageError} If the store does not remember a run, or has not all of its trials.
 */
export function makeManyShards(
  source: string,
  folder: string,
  { seeds, shards }: ManyShards,
): string[] {
  const { record, trials } = readRun(source);
  const all = Array.from({ length: seeds }, (_, i) => i + 1);
  const whole = { ...record, seeds: all, plannedTrials: seeds * trials.length };
  return Array.from({ length: shards }, (_, i) => {
    const shard = { number: i + 1, of: shards };
    const place = join(folder, `${shard.number}`.padStart(`${shards}`.length, "0"));
    // Trials of one seed are pairs.
    const own = all.filter((seed) => seed % shards === i)
      .flatMap((seed) => trials.map((trial) => withSeed(trial, seed)));
    Deno.mkdirSync(place, { recursive: true });
    writeStore(join(place, "trials.sqlite"), { ...whole, shard }, own);
    return place;
  });
}

/** The last run of a store, and a trial of each workload and variant. */
function readRun(path: string): { record: RunRecord; trials: Trial[] } {
  using store = openSnapshot(path);
  const record = store.runs().at(-1);
  if (record === undefined) throw new UsageError(`Cannot use ${path}: it remembers no run`);
  const cells = Map.groupBy(record.trials, ({ workload, variant }) => `${workload} ${variant}`);
  const trials = [...cells.values()].map((cell): Trial => {
    const { id, fingerprint } = cell[0]!, result = store.get(id, fingerprint);
    if (result === null) throw new UsageError(`Cannot use ${path}: it does not have trial ${id}`);
    return { result, network: store.network(id, fingerprint) };
  });
  return { record, trials };
}

/** The same trial under another seed, a little better or worse. */
function withSeed({ result, network }: Trial, seed: number): Trial {
  const { metrics } = result, spec = { ...result.spec, seed }, id = trialId(spec);
  return {
    network,
    result: {
      ...result,
      ...{ spec, id, seed, digest: sha256(id) },
      metrics: metrics && { ...metrics, trainLoss: metrics.trainLoss * (1 + seed % 97 / 100) },
    },
  };
}

function writeStore(path: string, record: RunRecord, trials: readonly Trial[]): void {
  const host = `node${record.shard!.number % 2 + 1}`;
  const machine = { host, cpu: "AMD EPYC 9554", os: "linux", arch: "x86_64", cores: 64 };
  // One transaction in a file takes as long as hundreds in memory.
  using memory = new SqliteStore(":memory:", "write", machine);
  for (const { result, network } of trials) memory.put(result, network);
  using store = new SqliteStore(path, "write");
  store.addRun({
    ...record,
    trials: trials.map(({ result: { id, fingerprint, workload, variant, seed } }) => ({
      ...{ id, fingerprint, workload, variant, seed },
      seconds: 0,
    })),
  });
  store.copy(memory.rows(), memory.machines());
}

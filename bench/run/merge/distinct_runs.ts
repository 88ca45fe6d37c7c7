import { canonicalJson, sha256 } from "../../../engine/base/mod.ts";
import type { RunRecord } from "../store/mod.ts";
import type { StorePlace } from "./store_place.ts";

/** A run as one of the stores remembers it. */
export interface FoundRecord {
  readonly record: RunRecord;
  /** Null for the merged store, which remembers what was merged before. */
  readonly place: StorePlace | null;
}

/** A run with all that is known of it: as a whole, or by its shards. */
export interface DistinctRun {
  /** Of its folder: runs that share a name have others after it. */
  readonly name: string;
  /** The first one found. */
  readonly record: RunRecord;
  /** What the merged store alone remembers comes last. */
  readonly found: readonly FoundRecord[];
}

/**
 * The runs that records are of, in the order in which they were found. Records of one run differ in the shard,
 * in its trials, and in the command, which names folders that are others on each machine.
 */
export function distinctRuns(all: readonly FoundRecord[]): DistinctRun[] {
  const groups = Map.groupBy(all, ({ record }) => {
    const { shard: _shard, trials: _trials, command: _command, ...whole } = record;
    return canonicalJson(whole);
  });
  const names = new Set<string>();
  return [...groups].map(([whole, found]) => {
    const [{ record }] = found as [FoundRecord];
    const name = names.has(record.name)
      ? `${record.name}@${sha256(whole).slice(0, 8)}`
      : record.name;
    names.add(name);
    const here = found.filter(({ place }) => place !== null);
    const shards = new Set(here.map(({ record }) => JSON.stringify(record.shard)));
    const before = found.filter(({ record, place }) =>
      place === null && !shards.has(JSON.stringify(record.shard))
    );
    return { name, record, found: [...here, ...before] };
  });
}

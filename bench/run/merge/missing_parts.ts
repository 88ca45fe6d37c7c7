import type { Shard } from "../store/mod.ts";
import type { DistinctRun } from "./distinct_runs.ts";
import type { StorePlace } from "./store_place.ts";

/** What the merged store has of a trial. */
export type TrialState = "ended" | "failed" | "missing";

/** A shard that was run, or a whole run, some of whose trials did not end well. */
export interface UnfinishedPart {
  /** Null for a whole run. */
  readonly shard: Shard | null;
  /** The command of the whole run, as this part was started. */
  readonly command: readonly string[];
  /** The store that it was found in first; null for one that was merged before. */
  readonly place: StorePlace | null;
  /** The start that comes after all that are there; 0 where there was but one. */
  readonly nextStart: number;
  readonly missing: number;
  readonly failed: number;
}

/** Shards that no store remembers. */
export interface MissingShards {
  readonly of: number;
  /** In ascending order. */
  readonly numbers: readonly number[];
  /** All of their trials that no other shard has. */
  readonly trials: number;
}

/** What of a run is not there. */
export interface MissingParts {
  /** Null if every trial belongs to a shard that is there. */
  readonly shards: MissingShards | null;
  readonly parts: readonly UnfinishedPart[];
}

/**
 * What of a run is not there. What counts is the set of trials that its shards name: a run that was divided in two
 * ways may have all of them though shards of either way are missing. What trials a missing shard would name is not
 * known: those that another run made do not make up for it.
 */
export function missingParts(
  run: DistinctRun,
  stateOf: (id: string, fingerprint: string) => TrialState,
): MissingParts {
  const parts: UnfinishedPart[] = [], seen = new Set<string>();
  for (
    const found of Map.groupBy(run.found, ({ record }) => JSON.stringify(record.shard)).values()
  ) {
    const counts = { ended: 0, failed: 0, missing: 0 };
    for (const { id, fingerprint } of found.flatMap(({ record }) => record.trials)) {
      // A trial of several shards counts in the first.
      if (!seen.has(id)) counts[stateOf(id, fingerprint)] += 1;
      seen.add(id);
    }
    if (counts.missing + counts.failed === 0) continue;
    const [{ record: { shard, command }, place }] = found as [typeof found[0]];
    const last = Math.max(
      ...found.map((one) => one.place?.folder === place?.folder ? one.place?.restart ?? 0 : 0),
    );
    const { missing, failed } = counts;
    parts.push({ shard, command, place, nextStart: last === 0 ? 0 : last + 1, missing, failed });
  }
  return { shards: missingShards(run, seen.size), parts };
}

function missingShards({ record, found }: DistinctRun, seen: number): MissingShards | null {
  const trials = record.plannedTrials - seen;
  if (trials <= 0) return null;
  // Of several divisions, the one that is nearest to being whole.
  const shards = found.map(({ record: { shard, trials } }) => ({ shard, trials }));
  const divisions = Map.groupBy(shards, ({ shard }) => shard?.of ?? 1);
  const [of, there] = [...divisions].map(([of, parts]) => {
    const ids = new Set(parts.flatMap(({ trials }) => trials.map(({ id }) => id)));
    return [of, parts, ids.size] as const;
  }).sort(([, , one], [, , other]) => other - one)[0]!;
  const numbers = new Set(there.map(({ shard }) => shard?.number ?? 1));
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((one) => !numbers.has(one));
  return { of, numbers: missing, trials };
}

/** The shards whose trials are not all there. Undefined where a run that was not divided lacks some. */
export function unfinishedShards(
  { shards, parts }: MissingParts,
): { readonly of: number; readonly numbers: number[] } | undefined {
  const started = parts.flatMap(({ shard, missing }) => missing > 0 ? shard ?? [] : []);
  const of = shards?.of ?? started[0]?.of;
  // What a whole run lacks is of no shard.
  const isOther = parts.some(({ shard, missing }) => missing > 0 && shard?.of !== of);
  if (of === undefined || of === 1 || isOther) return undefined;
  const numbers = new Set([...shards?.numbers ?? [], ...started.map(({ number }) => number)]);
  return numbers.size === 0 ? undefined : { of, numbers: [...numbers].sort((a, b) => a - b) };
}

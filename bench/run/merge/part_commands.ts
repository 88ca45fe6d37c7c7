import { basename, dirname, join } from "node:path";
import type { Shard } from "../store/mod.ts";
import type { DistinctRun } from "./distinct_runs.ts";
import type { UnfinishedPart } from "./missing_parts.ts";

/** A path as people write it. */
type Show = (path: string) => string;

/** The command that goes on with a part of a run. */
export function continuingCommand(run: DistinctRun, part: UnfinishedPart, show: Show): string[] {
  const { command, shard, place, nextStart } = part;
  if (place === null) return missingCommand(run, shard, show);
  return [
    ...command,
    ...shardWords(shard),
    ...place.restart === null ? ["--storage", `sqlite:${show(place.path)}`] : [],
    ...["--out", show(place.folder)],
    ...nextStart === 0 ? [] : ["--restart", `${nextStart}`],
  ];
}

/** The command that makes a shard which is missing, or a whole run. */
export function missingCommand(
  { record, found }: DistinctRun,
  shard: Shard | null,
  show: Show,
): string[] {
  return [...record.command, ...shardWords(shard), "--out", show(folderOf(found, shard))];
}

function shardWords(shard: Shard | null): string[] {
  return shard === null ? [] : ["--shard", `${shard.number}/${shard.of}`];
}

/** A folder named as those of the other shards are: `runs/03` beside `runs/07`. */
function folderOf(found: DistinctRun["found"], shard: Shard | null): string {
  const places = found.flatMap(({ record, place }) =>
    place === null ? [] : [{ ...place, shard: record.shard }]
  );
  const { number, of } = shard ?? { number: 1, of: 1 };
  for (const { folder, shard: other } of places) {
    const [, name = "", digits] = /^(.*?)(\d+)$/.exec(basename(folder)) ?? [];
    if (digits === undefined || other?.of !== of || Number(digits) !== other.number) continue;
    return join(dirname(folder), name + `${number}`.padStart(digits.length, "0"));
  }
  const beside = places[0] === undefined ? "runs" : dirname(places[0].folder);
  return join(beside, `${number}`.padStart(`${of}`.length, "0"));
}

import type { Plan } from "../run/mod.ts";

/** The suite of a plan, and which part of it: "quick, shard 7 of 64", "tuned, search". */
export function suiteWords({ suite, search, shard }: Plan): string {
  const name = search === undefined ? suite.name : `${suite.name}, ${search.stage}`;
  return shard === null ? name : `${name}, shard ${shard.number} of ${shard.of}`;
}

import type { Plan } from "../run/mod.ts";

/** The suite of a plan, and which part of it: "quick, shard 7 of 64". */
export function suiteWords({ suite, shard }: Plan): string {
  return shard === null ? suite.name : `${suite.name}, shard ${shard.number} of ${shard.of}`;
}

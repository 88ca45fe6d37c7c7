import { about } from "../suites/mod.ts";
import type { PlannedShard } from "./shards.ts";

/** A job that is shorter spends more on its start than on training. */
const SHORTEST_SECONDS = 300;

/**
 * What speaks against that number of shards, in sentences without a full stop.
 *
 * @param isMost Whether a rule may stop trials before.
 */
export function shardNotes({ of, sizes, longestPair }: PlannedShard, isMost: boolean): string[] {
  const seconds = sizes.reduce((sum, size) => sum + size.seconds, 0), share = seconds / of;
  // With more, that pair alone decides when all have ended. The sum may be rounded.
  const mostUseful = Math.ceil(seconds / longestPair - 1e-9);
  return [
    ...seconds > 0 && of > 1 && share < SHORTEST_SECONDS ? [shortNote(of, seconds, isMost)] : [],
    ...mostUseful >= of || seconds === 0 ? [] : [
      `One pair of trials takes ${
        about(longestPair, isMost)
      } of one core, more than an even share ` +
      `(${about(share, isMost)}): ${mostUseful} shards would end as soon`,
    ],
  ];
}

function shortNote(of: number, seconds: number, isMost: boolean): string {
  const most = Math.floor(seconds / SHORTEST_SECONDS);
  return `Shards are short: each takes ${about(seconds / of, isMost)} of one core; ` +
    "schedulers do best with at least five minutes, " +
    (most < 2 ? `and the whole suite takes ${about(seconds, isMost)}` : `as with ${most} shards`);
}

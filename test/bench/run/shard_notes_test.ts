import { shardNotes } from "../../../bench/run/shard_notes.ts";
import { assertEquals } from "../../../std.ts";

/** Notes on shards of some seconds each. */
function notes(seconds: readonly number[], longestPair: number, isMost = false): string[] {
  const sizes = seconds.map((seconds) => ({ trials: 2, seconds }));
  const plannedTrials = 2 * sizes.length;
  return shardNotes({ number: 1, of: sizes.length, plannedTrials, sizes, longestPair }, isMost);
}

const equal = (count: number, seconds: number) => Array.from({ length: count }, () => seconds);

Deno.test("shards of less than five minutes are noted, with how many would take longer", () => {
  assertEquals(notes(equal(4, 300), 100), []);
  assertEquals(notes(equal(64, 60), 20), [
    "Shards are short: each takes about 60 s of one core; schedulers do best with at least five " +
    "minutes, as with 12 shards",
  ]);
  assertEquals(notes(equal(4, 299), 100, true), [
    "Shards are short: each takes at most 5 min of one core; schedulers do best with at least five " +
    "minutes, as with 3 shards",
  ]);
  assertEquals(notes(equal(4, 100), 100), [
    "Shards are short: each takes about 100 s of one core; schedulers do best with at least five " +
    "minutes, and the whole suite takes about 7 min",
  ]);
  // One shard is the whole; times may not be known.
  assertEquals([notes([100], 100), notes(equal(4, 0), 0)], [[], []]);
});

Deno.test("a pair that takes longer than an even share is noted, with how many shards end as soon", () => {
  assertEquals(notes([7200, 3600, 3600], 7200), [
    "One pair of trials takes about 2 h of one core, more than an even share (about 80 min): " +
    "2 shards would end as soon",
  ]);
  // Two such shards, and a third for the rest.
  assertEquals(notes([7200, 7200, 1800], 7200), []);
  // What is rounded in a sum makes no pair longer than its share.
  assertEquals(notes(equal(3, 3600.1), 3600.1), []);
  assertEquals(notes([7200, 150, 150], 7200, true), [
    "One pair of trials takes at most 2 h of one core, more than an even share (at most 42 min): " +
    "2 shards would end as soon",
  ]);
});

import { pairsOf, shardCount } from "../../../bench/run/mod.ts";
import { assertEquals } from "../../../std.ts";
import { makeSpec } from "../_trials.ts";

const HOUR = 3600;

/** Pairs of two trials: all first ones, then all second ones, as a plan has them. */
function pairs(seconds: readonly number[]) {
  const trials = ["plain", "noisy"].flatMap((variant) =>
    seconds.map((each, seed) => ({ spec: { ...makeSpec(seed), variant }, seconds: each }))
  ).map((trial, index) => ({ ...trial, index }));
  return pairsOf(trials, () => "plain");
}

const equal = (count: number, seconds: number) =>
  pairs(Array.from({ length: count }, () => seconds));

Deno.test("shards hold whole pairs, as many as their workers do in time", () => {
  // In an hour one trial after the other: one pair of two workers; in six hours ten, with 1,600 s left.
  assertEquals(shardCount(equal(50, 2000), { seconds: HOUR, workers: 2 }), 50);
  assertEquals(shardCount(equal(50, 2000), { seconds: 6 * HOUR, workers: 2 }), 5);
  assertEquals(shardCount(equal(50, 2000), { seconds: 6 * HOUR, workers: 16 }), 1);
  // A worker alone has no time for a pair.
  assertEquals(shardCount(equal(50, 2000), { seconds: HOUR, workers: 1 }), null);
  assertEquals(shardCount(equal(50, 2000), { seconds: 4000, workers: 1 }), 50);
  assertEquals(shardCount(equal(50, 2000), { seconds: 1999, workers: 16 }), null);
});

Deno.test("no more shards are counted than it takes", () => {
  // Of what takes three seconds one in a shard, of what takes one three: 47 would do if pairs were divided.
  const mixed = pairs([...Array(40).fill(1.5), ...Array(60).fill(0.5)]);
  assertEquals(shardCount(mixed, { seconds: 3.9, workers: 1 }), 60);
});

Deno.test("workers take trials in the order of the plan", () => {
  // 1, 1, 5 and once more: three workers end after 1, 1, 5 and go on with 1, 1 and, after 2, with 5.
  const mixed = pairs([1, 1, 5]);
  assertEquals(shardCount(mixed, { seconds: 7, workers: 3 }), 1);
  assertEquals(shardCount(mixed, { seconds: 6, workers: 3 }), 2);
});

Deno.test("what its shards take is a sum that may be rounded", () => {
  // 0.1 + 0.1 + 0.1 is more than 0.3.
  assertEquals(shardCount(equal(3, 0.1), { seconds: 0.3, workers: 2 }), 1);
});

Deno.test("no more shards are counted than there may be", () => {
  assertEquals(shardCount(equal(1000, 1), { seconds: 2, workers: 1 }), 1000);
  assertEquals(shardCount(equal(1001, 1), { seconds: 2, workers: 1 }), null);
});

import { RandomStream, streamKey } from "../../../engine/mod.ts";
import { timeIndices } from "../../../models/memn2n/mod.ts";
import { assert, assertEquals } from "../../../std.ts";

Deno.test("timeIndices() counts back from the question", () => {
  const ages = timeIndices(Int32Array.of(3, 0, 1), 4, 0.1, null);
  assertEquals([...ages], [1, 2, 3, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
});

Deno.test("timeIndices() puts gaps between the ages in training", () => {
  // 20 sentences, a tenth: 0, 1 or 2 gaps, each a third of the time.
  const random = new RandomStream(streamKey(1, "timeNoise"));
  const n = 3000;
  const gaps = [0, 0, 0];
  const seen = new Set<number>();
  for (let i = 0; i < n; i++) {
    const ages = timeIndices(Int32Array.of(20), 30, 0.1, random);
    assertEquals([...ages.subarray(20)], Array(10).fill(0));
    const used = ages.subarray(0, 20);
    assert(used.every((age, slot) => slot === 0 || age > used[slot - 1]!), "not ascending");
    // Ages are 20 of 1 to 20 + gaps; a gap at the end does not show, so count from the sum:
    // the ages skipped are those below the highest.
    gaps[used[19]! - 20]! += 1;
    for (const age of used) seen.add(age);
  }
  assertEquals(Math.max(...seen), 22);
  // The highest age is 20 + g unless the gaps lie at the end. P(highest = 22) = P(g = 2) P(22 is
  // taken) = 1/3 * 20/22; standard deviation of a count: sqrt(3000 * 0.303 * 0.697) = 25.
  assert(Math.abs(gaps[2]! - n / 3 * 20 / 22) < 4 * 25, String(gaps));
});

Deno.test("timeIndices() puts gaps anywhere, behind the oldest statement too", () => {
  // Two statements and a share of 1: 0, 1 or 2 gaps, which leave any 2 of 2, 3 or 4 ages.
  const random = new RandomStream(streamKey(3, "timeNoise")), n = 12_000;
  const seen = new Map<string, number>();
  for (let i = 0; i < n; i++) {
    const ages = timeIndices(Int32Array.of(2), 4, 1, random).subarray(0, 2).join(" ");
    seen.set(ages, (seen.get(ages) ?? 0) + 1);
  }
  const expected = {
    // 1 and 2: always without a gap, one in three of one, one in six of two. And so on.
    "1 2": (1 + 1 / 3 + 1 / 6) / 3,
    ...{ "1 3": (1 / 3 + 1 / 6) / 3, "2 3": (1 / 3 + 1 / 6) / 3 },
    ...{ "1 4": 1 / 18, "2 4": 1 / 18, "3 4": 1 / 18 },
  };
  assertEquals([...seen.keys()].sort(), Object.keys(expected).sort());
  for (const [ages, share] of Object.entries(expected)) {
    // Standard deviations of a count, four of them.
    const reach = 4 * Math.sqrt(n * share * (1 - share));
    assert(Math.abs(seen.get(ages)! - n * share) < reach, `${ages}: ${seen.get(ages)}`);
  }
});

Deno.test("timeIndices() stops at the number of memory slots", () => {
  const random = new RandomStream(streamKey(2, "timeNoise"));
  for (let i = 0; i < 200; i++) {
    const ages = timeIndices(Int32Array.of(10), 10, 1, random);
    assert(ages.every((age) => age >= 1 && age <= 10));
  }
});

import {
  enoughToTest,
  hasTests,
  pairedInterval,
} from "../../../../bench/results/statistics/mod.ts";
import { assertEquals } from "../../../../std.ts";

/** Pairs of some seeds on each of several workloads. */
function compared(seeds: number, workloads: number) {
  const pairs = Array.from(
    { length: workloads },
    (_, w) =>
      Array.from({ length: seeds }, (_, seed) => ({
        ...{ workload: `w${w}`, seed, configuration: null },
        ...{ variant: 0.1, reference: 0.2, difference: -0.1 - seed / 100 },
      })),
  );
  return {
    pairs: pairs.flat(),
    interval: pairedInterval(pairs.map((own) => own.map(({ difference }) => difference))),
  };
}

Deno.test("hasTests() counts seeds and not pairs", () => {
  // Sixty pairs have an interval, and three seeds no p-value.
  assertEquals(compared(3, 20).interval.tooFewSeeds, false);
  assertEquals([[3, 20], [4, 20], [5, 1], [5, 20]].map(([s, w]) => hasTests(compared(s!, w!))), [
    ...[false, false, true, true],
  ]);
  assertEquals(hasTests(compared(4, 1)), false);
  assertEquals([4, 5].map(enoughToTest), [false, true]);
});

import { fc } from "../../../_properties.ts";
import { deriveKey } from "../../../../engine/mod.ts";
import {
  pairedInterval,
  type PairedIntervalOptions,
} from "../../../../bench/results/statistics/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertThrows } from "../../../../std.ts";

/** Mean, lowest and highest; the test fails if there are too few seeds. */
function intervalOf(strata: readonly (readonly number[])[], options?: PairedIntervalOptions) {
  const interval = pairedInterval(strata, options);
  if (interval.tooFewSeeds) throw new Error("Expected an interval");
  return [interval.mean, interval.lowest, interval.highest] as const;
}

Deno.test("pairedInterval() of one workload is Student's", () => {
  // Mean 3, deviation sqrt(10 / 4), error sqrt(0.5); t of 4 degrees is 2.776445: 3 -+ 1.963243, as
  // scipy.stats.t.interval(0.95, 4, 3, sqrt(0.5)) has it.
  const [mean, lowest, highest] = intervalOf([[1, 2, 3, 4, 5]]);
  assertEquals(mean, 3);
  assertAlmostEquals(lowest, 1.036757, 1e-6);
  assertAlmostEquals(highest, 4.963243, 1e-6);
});

Deno.test("pairedInterval() of several workloads takes the variance within each", () => {
  // Variances 1 and 16 of three values each: v = 3 s^2 / 36 = 1/12 and 16/12, error sqrt(17/12).
  // Welch: (17/12)^2 / ((1/144 + 256/144) / 4) - 2 = 289 / 64.25 - 2 = 2.498054 degrees; t is 3.576647.
  const [mean, lowest, highest] = intervalOf([[100, 101, 102], [-4, 0, 4]]);
  assertEquals(mean, 50.5);
  assertAlmostEquals(highest - mean, 3.576647 * Math.sqrt(17 / 12), 1e-5);
  assertAlmostEquals(mean - lowest, highest - mean, 1e-12);
});

Deno.test("pairedInterval() divides the sum of all differences by their number", () => {
  // (1 + 2 + 3 + 4 + 5 + 0 + 0 + 0) / 8, and not the mean of 3 and 0.
  assertEquals(pairedInterval([[1, 2, 3, 4, 5], [0, 0, 0], []]).mean, 15 / 8);
});

Deno.test("pairedInterval() wants 5 seeds of one workload, 3 of two, 2 of three, 1 of five", () => {
  const few = (...counts: number[]) =>
    pairedInterval(counts.map((count) => Array.from({ length: count }, (_, i) => i))).tooFewSeeds;
  assertEquals([few(), few(4), few(2, 2), few(1, 1, 1, 1)], [true, true, true, true]);
  assertEquals([few(5), few(3, 3), few(2, 2, 2), few(1, 1, 1, 1, 1)], [false, false, false, false]);
  // A workload that lost its partners does not take the others' interval away.
  assertEquals([few(1, 3, 3), few(1, 3)], [false, true]);
  assertEquals(pairedInterval([]), { mean: NaN, pairs: 0, tooFewSeeds: true });
});

Deno.test("pairedInterval() wants pairs that differ, where asked to", () => {
  const few = (...differences: number[]) =>
    pairedInterval([differences], { fewestDifferent: 3 }).tooFewSeeds;
  assertEquals([few(0, 0, 0, 1, -2), few(0, 0, 3, 1, -2), few(0, 0, 0, 0, 0)], [true, false, true]);
  assertEquals(pairedInterval([[0, 0, 0, 0, 1]]).tooFewSeeds, false);
});

Deno.test("pairedInterval() puts workloads of one or two pairs together", () => {
  // The single 9 joins 1, 2, 3: about their common mean, not left out.
  assertEquals(
    intervalOf([[9], [1, 2, 3], [4, 5, 6, 7]]),
    intervalOf([[9, 1, 2, 3], [4, 5, 6, 7]]),
  );
  assertEquals(intervalOf([[1, 2], [5], [3, 8]]), intervalOf([[1, 2, 5, 3, 8]]));
});

Deno.test("pairedInterval() claims no less than the measurement can tell apart", () => {
  const same = [[0, 0, 0, 0, 0]];
  assertEquals(intervalOf(same), [0, 0, 0]);
  assertEquals(intervalOf(same, { resolution: 0.002 }), [0, -0.002, 0.002]);
  // A wider interval stays as it is.
  const wide = [[1, 2, 3, 4, 5]];
  assertEquals(intervalOf(wide, { resolution: 0.002 }), intervalOf(wide));
});

Deno.test("pairedInterval() makes bootstrap intervals by the key alone", () => {
  const strata = [[0, 0.01, 0.3, -0.1, 0.02], [0.5, 0.4, 0.1]];
  for (const method of ["bootstrapT", "percentile"] as const) {
    assertEquals(intervalOf(strata, { method }), intervalOf(strata, { method }));
    const other = intervalOf(strata, { method, key: deriveKey([1, 2], "another") });
    assert(other[1] !== intervalOf(strata, { method })[1]);
  }
});

Deno.test("the bootstrap's t leaves out resamples without a variance", () => {
  // (4 / 5)^5 = 33 % of the resamples are all 0: their t would be infinite. The others have at
  // least the mean.
  const [mean, lowest, highest] = intervalOf([[0, 0, 0, 0, 1]], { method: "bootstrapT" });
  assertEquals(mean, 0.2);
  assert(lowest < mean && mean <= highest && Number.isFinite(lowest) && Number.isFinite(highest));
});

Deno.test("the bootstrap's t of many normal differences is Student's, its percentiles the mean's", () => {
  // An error of about 1 / 20, so that a tenth of the half width is 0.01.
  const values = Array.from(
    { length: 400 },
    (_, i) => Math.sin(i * 12.9898) + Math.cos(i * 78.233),
  );
  const [mean, lowest, highest] = intervalOf([values]);
  for (const method of ["bootstrapT", "percentile"] as const) {
    const [, low, high] = intervalOf([values], { method });
    assertAlmostEquals(low - mean, lowest - mean, 0.006);
    assertAlmostEquals(high - mean, highest - mean, 0.006);
  }
});

Deno.test("pairedInterval() moves and stretches with the differences", () => {
  const list = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 8 });
  const strata = fc.array(list, { minLength: 2, maxLength: 6 });
  fc.assert(fc.property(strata, fc.constantFrom(0.8, 0.95, 0.99), (values, coverage) => {
    const [mean, lowest, highest] = intervalOf(values, { coverage });
    assert(lowest <= mean && mean <= highest);
    const other = values.map((own) => own.map((value) => -2 * value + 10));
    const moved = intervalOf(other, { coverage });
    assertAlmostEquals(moved[0], -2 * mean + 10, 1e-9);
    assertAlmostEquals(moved[1], -2 * highest + 10, 1e-6);
    assertAlmostEquals(moved[2], -2 * lowest + 10, 1e-6);
  }));
});

Deno.test("pairedInterval() refuses what is no difference or no coverage", () => {
  assertThrows(() => pairedInterval([[1, Infinity]]), RangeError, "of a difference: Infinity");
  assertThrows(() => pairedInterval([[1]], { coverage: 1 }), RangeError, "covers a share of 1");
});

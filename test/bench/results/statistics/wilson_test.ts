import { fc } from "../../../_properties.ts";
import { wilsonInterval } from "../../../../bench/results/statistics/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertThrows } from "../../../../std.ts";

/** The square of 1.959964. */
const SQUARE = 3.841459;

Deno.test("wilsonInterval() gives the shares that a count of successes speaks for", () => {
  // s = 3.841459 / 216 = 0.0177845, p = 0.0416667: p + s / 2 = 0.0505589, and the root of
  // s p (1 - p) + s^2 / 4 = 0.00071014 + 0.00007907 is 0.0280929; both divided by 1.0177845.
  const { lowest, highest } = wilsonInterval(9, 216);
  assertAlmostEquals(lowest, 0.022073, 1e-6);
  assertAlmostEquals(highest, 0.077278, 1e-6);
  // Half of them: 1 / 2 minus and plus z / (2 sqrt(n + z^2)), here 1.959964 / (2 x 10.190263).
  const half = wilsonInterval(50, 100);
  assertAlmostEquals(half.lowest, 0.5 - 0.096168, 1e-6);
  assertAlmostEquals(half.highest, 0.5 + 0.096168, 1e-6);
});

Deno.test("wilsonInterval() gives SciPy's ends", () => {
  // scipy.stats.binomtest(successes, trials).proportion_ci(0.95, "wilson") of SciPy 1.17.1.
  const cases = [
    [9, 216, 0.02207333353103959, 0.07727762118814437],
    [0, 10, 0, 0.27753279986288926],
    [10, 10, 0.7224672001371109, 1],
    [28, 7290, 0.0026587934531731067, 0.005545588169123577],
    [58, 7290, 0.006159995022361365, 0.010270504529526443],
  ] as const;
  for (const [successes, trials, lowest, highest] of cases) {
    const interval = wilsonInterval(successes, trials);
    assertAlmostEquals(interval.lowest, lowest, 1e-9);
    assertAlmostEquals(interval.highest, highest, 1e-9);
  }
});

Deno.test("wilsonInterval() begins at 0 without a success, and ends at 1 without a failure", () => {
  // No success: (s / 2 + s / 2) / (1 + s), that is z^2 / (n + z^2).
  assertEquals(wilsonInterval(0, 10).lowest, 0);
  assertAlmostEquals(wilsonInterval(0, 10).highest, SQUARE / (10 + SQUARE), 1e-6);
  assertEquals(wilsonInterval(10, 10).highest, 1);
  assertAlmostEquals(wilsonInterval(10, 10).lowest, 10 / (10 + SQUARE), 1e-6);
  assertEquals(wilsonInterval(0, 0), { lowest: 0, highest: 1 });
});

Deno.test("wilsonInterval() ends where the count is as far from the share as chance allows", () => {
  const counts = fc.integer({ min: 2, max: 10_000 }).chain((trials) =>
    fc.tuple(fc.integer({ min: 1, max: trials - 1 }), fc.constant(trials))
  );
  fc.assert(fc.property(counts, ([successes, trials]) => {
    const share = successes / trials, { lowest, highest } = wilsonInterval(successes, trials);
    assert(0 < lowest && lowest < share && share < highest && highest < 1);
    for (const end of [lowest, highest]) {
      const squares = (share - end) ** 2 / (end * (1 - end) / trials);
      assertAlmostEquals(squares, SQUARE, 1e-4);
    }
    // Failures are successes of the other kind.
    const other = wilsonInterval(trials - successes, trials);
    assertAlmostEquals(other.lowest, 1 - highest, 1e-12);
    assertAlmostEquals(other.highest, 1 - lowest, 1e-12);
  }));
});

Deno.test("wilsonInterval() refuses what are no counts", () => {
  for (const count of [-1, 0.5, NaN]) {
    assertThrows(() => wilsonInterval(count, 1), RangeError, `of ${count} trials`);
    assertThrows(() => wilsonInterval(0, count), RangeError, `of ${count} trials`);
  }
  assertThrows(() => wilsonInterval(3, 2), RangeError, "3 successes in 2 trials");
});

import { holm, smallestLevel } from "../../../../bench/results/statistics/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../../std.ts";

Deno.test("holm() multiplies the smallest p by their number, the next by one less, and never falls", () => {
  // 4 x 0.005, 3 x 0.01, 2 x 0.03; 1 x 0.04 would be less than the one before.
  const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
  for (const [i, p] of [0.03, 0.06, 0.06, 0.02].entries()) {
    assertAlmostEquals(adjusted[i]!, p, 1e-12);
  }
  assertEquals(holm([0.6, 0.7]), [1, 1]);
  assertEquals(holm([0.02]), [0.02]);
  assertEquals(holm([]), []);
});

Deno.test("smallestLevel() finds where a test begins to decide", () => {
  assertAlmostEquals(smallestLevel((level) => level >= 0.03), 0.03, 1e-9);
  assertEquals(smallestLevel(() => true), 1e-6);
  assertEquals(smallestLevel(() => false), 1);
});

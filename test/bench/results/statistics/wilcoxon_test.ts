import { fc } from "../../../_properties.ts";
import { wilcoxon } from "../../../../bench/results/statistics/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertThrows } from "../../../../std.ts";

/** Every third of 0.5, 1.5, ... with a minus. */
const distinct = (count: number) =>
  Array.from({ length: count }, (_, i) => (i % 3 === 2 ? -1 : 1) * (i + 0.5));

/** scipy.stats.wilcoxon(differences) of SciPy 1.17.1, with its defaults. */
const cases = [
  // No zeros and ties: exact up to 50.
  [[1.5, -2.25, 3.125, 0.5, -4.75, 6, 7.5, 8.25, -9.5, 10], 17, 0.322265625],
  [distinct(50), 408, 0.02616696817119646],
  [distinct(51), 459, 0.055852182035584695],
  // Zeros and ties: all signs of up to 13, then the normal distribution with a correction for ties.
  [[1, -1, 2, 2, -3, 3, 3, 0, 0, 4, -4, 5, 5], 16, 0.142578125],
  [[1, -1, 2, 2, -3, 3, 3, 0, 0, 4, -4, 5, 5, 6], 16, 0.0703197042245235],
  [Array.from({ length: 200 }, (_, i) => (i * 7919) % 41 - 18), 7819.5, 0.02780796582232512],
  [Array(13).fill(0), 0, 1],
] as const;

Deno.test("wilcoxon() gives SciPy's statistic and p", () => {
  for (const [differences, statistic, p] of cases) {
    const found = wilcoxon(differences);
    assertEquals(found.statistic, statistic);
    assertAlmostEquals(found.p, p, 1e-9);
    assertEquals(found.pairs, differences.filter((one: number) => one !== 0).length);
  }
});

Deno.test("wilcoxon() counts choices of signs", () => {
  // Five of one sign: one of the 32 choices, and its mirror image.
  assertEquals(wilcoxon([1, 2, 3, 4, 5]), { statistic: 0, p: 2 / 32, pairs: 5 });
  // Ranks 1.5, 1.5 and 3; negative ones sum to 1.5: {}, {first}, {second} of 8, two sides.
  assertEquals(wilcoxon([1, -1, 2]), { statistic: 1.5, p: 6 / 8, pairs: 3 });
  assertEquals(wilcoxon([]), { statistic: 0, p: 1, pairs: 0 });
  // Where SciPy gives NaN.
  assertEquals(wilcoxon(Array(14).fill(0)).p, 1);
  assertThrows(() => wilcoxon([1, NaN]), RangeError, "Cannot rank a difference: NaN");
});

Deno.test("wilcoxon() minds neither sides nor order nor units", () => {
  const lists = fc.array(fc.integer({ min: -6, max: 6 }), { maxLength: 40 });
  fc.assert(fc.property(lists, (differences) => {
    const { p, statistic } = wilcoxon(differences);
    assert(p > 0 && p <= 1);
    for (const same of [differences.map((one) => -4 * one), differences.toReversed()]) {
      assertAlmostEquals(wilcoxon(same).p, p, 1e-12);
      assertEquals(wilcoxon(same).statistic, statistic);
    }
  }));
});

import { mcNemar, signTest } from "../../../../bench/results/statistics/mod.ts";
import { assertAlmostEquals, assertEquals, assertThrows } from "../../../../std.ts";

Deno.test("signTest() gives the two-sided probability under a fair coin", () => {
  // 8 throws, 2 or fewer heads: (1 + 8 + 28) / 256 = 37 / 256; two sides: 74 / 256.
  assertAlmostEquals(signTest(2, 6), 74 / 256, 1e-12);
  assertAlmostEquals(signTest(6, 2), 74 / 256, 1e-12);
  // 5 throws, none: 1 / 32; two sides: 2 / 32.
  assertAlmostEquals(signTest(0, 5), 2 / 32, 1e-12);
  // An even split is never unusual: the two tails overlap in the middle.
  assertEquals(signTest(3, 3), 1);
  assertEquals(signTest(0, 0), 1);
});

Deno.test("signTest() stays exact for hundreds of pairs", () => {
  // All 200 on one side: 2 / 2^200 = 2^-199.
  assertAlmostEquals(signTest(200, 0) / 2 ** -199, 1, 1e-9);
});

Deno.test("signTest() and mcNemar() give SciPy's binomial probabilities", () => {
  // scipy.stats.binomtest(a, a + b, 0.5).pvalue of SciPy 1.17.1; the same from statsmodels 0.15.0's
  // mcnemar([[5, a], [b, 7]], exact=True). 2^-1500 is no number above 0 any more.
  const cases = [
    [3, 9, 0.14599609375],
    [0, 5, 0.0625],
    [10, 7, 0.629058837890625],
    [120, 170, 0.00393333651282517],
    [700, 800, 0.010559255466711506],
  ] as const;
  for (const [a, b, p] of cases) {
    assertAlmostEquals(signTest(a, b), p, 1e-9);
    assertAlmostEquals(mcNemar(b, a), p, 1e-9);
  }
  assertEquals(signTest(5000, 5000), 1);
});

Deno.test("signTest() refuses what is no count", () => {
  for (const count of [-1, 0.5, NaN]) {
    assertThrows(() => signTest(count, 1), RangeError, `the signs of ${count} pairs`);
    assertThrows(() => signTest(1, count), RangeError, `the signs of ${count} pairs`);
  }
});

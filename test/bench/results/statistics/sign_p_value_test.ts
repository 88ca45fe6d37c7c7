import { mcNemar, signPValue } from "../../../../bench/results/statistics/mod.ts";
import { assertAlmostEquals, assertEquals, assertThrows } from "../../../../std.ts";

Deno.test("signPValue() gives the two-sided probability under a fair coin", () => {
  // 8 throws, 2 or fewer heads: (1 + 8 + 28) / 256 = 37 / 256; two sides: 74 / 256.
  assertAlmostEquals(signPValue(2, 6), 74 / 256, 1e-12);
  assertAlmostEquals(signPValue(6, 2), 74 / 256, 1e-12);
  // 5 throws, none: 1 / 32; two sides: 2 / 32.
  assertAlmostEquals(signPValue(0, 5), 2 / 32, 1e-12);
  // An even split is never unusual: the two tails overlap in the middle.
  assertEquals(signPValue(3, 3), 1);
  assertEquals(signPValue(0, 0), 1);
});

/** numerator / 2^exponent, rounded once. */
function binaryFraction(numerator: bigint, exponent: number): number {
  const dropped = Math.max(0, numerator.toString(2).length - 64);
  return Number(numerator >> BigInt(dropped)) * 2 ** (dropped - exponent);
}

Deno.test("signPValue() is within 1e-12 of exact fractions for up to 1,000 pairs", () => {
  for (let pairs = 1; pairs <= 1000; pairs += pairs < 100 ? 1 : 37) {
    // The binomial coefficient, and the sum of those up to it.
    let ways = 1n, tail = 0n;
    for (let fewer = 0; 2 * fewer <= pairs; fewer++) {
      if (fewer > 0) ways = ways * BigInt(pairs - fewer + 1) / BigInt(fewer);
      tail += ways;
      const exact = Math.min(1, binaryFraction(2n * tail, pairs));
      assertAlmostEquals(signPValue(fewer, pairs - fewer) / exact, 1, 1e-12);
    }
  }
});

Deno.test("signPValue() and mcNemar() give SciPy's binomial probabilities", () => {
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
    assertAlmostEquals(signPValue(a, b), p, 1e-9);
    assertAlmostEquals(mcNemar(b, a), p, 1e-9);
  }
  assertEquals(signPValue(5000, 5000), 1);
});

Deno.test("signPValue() refuses what is no count", () => {
  for (const count of [-1, 0.5, NaN]) {
    assertThrows(() => signPValue(count, 1), RangeError, `the signs of ${count} pairs`);
    assertThrows(() => signPValue(1, count), RangeError, `the signs of ${count} pairs`);
  }
});

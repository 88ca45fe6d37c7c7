import {
  fillGaussian,
  LOWEST_WITHIN_TWO,
  normalQuantile,
  sha256,
  TRUNCATED_DEVIATION,
  withinTwoDeviations,
} from "../../../engine/base/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../std.ts";

const quantile = (word: number) => normalQuantile((word + 0.5) / 2 ** 32);

Deno.test("withinTwoDeviations() maps the words to those within two deviations, in order", () => {
  const highest = 2 ** 32 - 1 - LOWEST_WITHIN_TWO;
  assert(quantile(LOWEST_WITHIN_TWO) >= -2 && quantile(LOWEST_WITHIN_TWO - 1) < -2);
  assert(quantile(highest) <= 2 && quantile(highest + 1) > 2);
  assertEquals([0, 2 ** 32 - 1].map(withinTwoDeviations), [LOWEST_WITHIN_TWO, highest]);
  assertEquals([2 ** 31 - 1, 2 ** 31].map(withinTwoDeviations), [2 ** 31 - 1, 2 ** 31]);
  // The same with integers of any size, for words over the whole range.
  const lowest = BigInt(LOWEST_WITHIN_TWO), count = 2n ** 32n - 2n * lowest;
  for (let word = 0; word < 2 ** 32; word += 999_983) {
    assertEquals(withinTwoDeviations(word), Number(lowest + (BigInt(word) * count >> 32n)));
  }
});

Deno.test("truncated Gaussians have the deviation of a Gaussian that stays within two", () => {
  // The variance is 1 - 4 p(2) / P: p(2) = 0.0539909665, P = 0.9544997361.
  const variance = 1 - 4 * 0.0539909665 / 0.9544997361;
  assertAlmostEquals(TRUNCATED_DEVIATION ** 2, variance, 1e-9);
  const n = 200_000, sample = new Float32Array(n);
  fillGaussian(sample, 3, [7, 11], 2, true);
  const moment = (power: number) => sample.reduce((sum, x) => sum + (x / 3) ** power, 0) / n;
  // The fourth moment is 3 variance - 2^3 2 p(2) / P; four standard errors.
  const fourth = 3 * variance - 16 * 0.0539909665 / 0.9544997361;
  assertAlmostEquals(moment(1), 0, 4 * Math.sqrt(variance / n));
  assertAlmostEquals(moment(2), variance, 4 * Math.sqrt((fourth - variance ** 2) / n));
  const within = sample.filter((x) => Math.abs(x) <= 3).length / n,
    expected = 0.6826894921 / 0.9544997361;
  assertAlmostEquals(within, expected, 4 * Math.sqrt(expected * (1 - expected) / n));
  const largest = sample.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  assert(largest <= 6 && largest > 5.999, `${largest}`);
});

Deno.test("fillGaussian() gives the golden bits of truncated ones", () => {
  // Frozen, and computed apart, in Python: Philox and the mapping on its integers, then NormalDist().inv_cdf.
  const sample = new Float32Array(10_000);
  fillGaussian(sample, 1, [0, 0], 0, true);
  const expected = [-0.24393680691719055, 1.094839096069336, 0.5977235436439514, 0.255113810300827];
  assertEquals([...sample.subarray(0, 4)], expected);
  assertEquals(
    sha256(new Uint8Array(sample.buffer)),
    "19a2f1da7623c1c168acf33e5ebf31acc47178c5891e0ede16369103d5ee4cc2",
  );
});

import { fillGaussian, normalQuantile, portableLog, sha256 } from "../../../engine/base/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../std.ts";

Deno.test("portableLog() agrees with the logarithm to the last bits", () => {
  for (let i = 1; i <= 20_000; i++) {
    for (const x of [i / 20_000, i * 2 ** -40, i * 1e10]) {
      const expected = Math.log(x);
      assertAlmostEquals(portableLog(x), expected, 1e-15 * Math.max(1, Math.abs(expected)));
    }
  }
});

Deno.test("normalQuantile() gives the quantiles of the tables", () => {
  // Quantiles of the standard normal distribution to 15 digits, as any statistical table has them.
  const table = [
    [0.5, 0],
    [0.75, 0.674489750196082],
    [0.975, 1.95996398454005],
    [0.995, 2.5758293035489],
    [0.9999, 3.71901648545568],
    [1e-9, -5.99780701500769],
    [1e-12, -7.03448382530113],
  ] as const;
  for (const [probability, quantile] of table) {
    assertAlmostEquals(normalQuantile(probability), quantile, 2e-13);
    if (probability > 1e-4) {
      assertAlmostEquals(normalQuantile(1 - probability), -quantile, 2e-13);
    }
  }
});

Deno.test("fillGaussian() has the moments and the tails of a Gaussian", () => {
  const n = 200_000;
  const sample = new Float32Array(n);
  fillGaussian(sample, 2, [7, 11]);
  const moment = (power: number) => sample.reduce((sum, x) => sum + (x / 2) ** power, 0) / n;
  // Standard errors of the moments of n draws: 1, sqrt 2, sqrt 15, sqrt 96 over sqrt n; four of them.
  const within = (value: number, expected: number, variance: number) =>
    assertAlmostEquals(value, expected, 4 * Math.sqrt(variance / n));
  within(moment(1), 0, 1);
  within(moment(2), 1, 2);
  within(moment(3), 0, 15);
  within(moment(4), 3, 96);
  const beyond = sample.filter((x) => Math.abs(x) > 2 * 1.959963984540054).length / n;
  within(beyond, 0.05, 0.05 * 0.95);
});

Deno.test("fillGaussian() depends on key, index and position alone", () => {
  const long = new Float32Array(11), short = new Float32Array(6);
  fillGaussian(long, 1, [1, 2], 3);
  fillGaussian(short, 1, [1, 2], 3);
  assertEquals([...long.subarray(0, 6)], [...short]);
  const others = [[[1, 3], 3], [[1, 2], 4]] as const;
  for (const [key, index] of others) {
    fillGaussian(short, 1, key, index);
    assert(short.every((value, i) => value !== long[i]));
  }
});

Deno.test("fillGaussian() gives the golden bits", () => {
  // Frozen: every implementation, in any language, must give these bytes. They were computed apart,
  // in Python: Philox on its integers, then NormalDist().inv_cdf((word + 0.5) / 2**32) as float32.
  const sample = new Float32Array(10_000);
  fillGaussian(sample, 1, [0, 0]);
  const expected = [-0.2558159704329815, 1.1775912391721348, 0.6301836563560435, 0.26756224939052];
  assertEquals([...sample.subarray(0, 4)], expected.map(Math.fround));
  assertEquals(
    sha256(new Uint8Array(sample.buffer)),
    "b49806049afcc4685e2f3bcc18e871006de0f686ece5e2d304413d3704c65a8c",
  );
});

/** Against rliable 1.2.0 (arch 7.2.0, NumPy 2.4.6), on matrices that both can make. */

import {
  interquartileMean,
  mean,
  pairedInterval,
  percentileInterval,
  probabilityOfImprovement,
} from "../../../../bench/results/statistics/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../../std.ts";

/** Workloads by seeds: rliable's matrix on its side. */
function scores(workloads: number, seeds: number, power: number): number[][] {
  return Array.from(
    { length: workloads },
    (_, j) =>
      Array.from(
        { length: seeds },
        (_, i) => ((i * 37 + j * 61 + i * j * 13) % 101 / 100) ** power,
      ),
  );
}

const four = scores(4, 10, 1), twenty = scores(20, 3, 3);

const near = (actual: readonly number[], expected: readonly number[], tolerance: number) => {
  for (const [i, value] of expected.entries()) assertAlmostEquals(actual[i]!, value, tolerance);
};

Deno.test("interquartileMean() and mean() are rliable's aggregates", () => {
  // metrics.aggregate_iqm and aggregate_mean.
  assertAlmostEquals(interquartileMean(four.flat()), 0.4515, 1e-12);
  assertAlmostEquals(interquartileMean(twenty.flat()), 0.12282089999999998, 1e-12);
  assertAlmostEquals(mean(four.flat()), 0.45275, 1e-12);
  assertAlmostEquals(mean(twenty.flat()), 0.21256506666666666, 1e-12);
});

Deno.test("percentileInterval() is rliable's interval within Monte Carlo error", () => {
  // library.get_interval_estimates with reps=50000; three runs of it differed by up to 0.002 on the
  // first matrix and by up to 0.0003 on the second.
  const options = { resamples: 20_000 };
  const cases = [
    [four, interquartileMean, [0.321, 0.579], 0.004],
    [four, mean, [0.3653, 0.54], 0.004],
    [twenty, interquartileMean, [0.0776, 0.1883], 0.001],
    [twenty, mean, [0.1667, 0.2606], 0.001],
  ] as const;
  for (const [strata, statistic, ends, tolerance] of cases) {
    const { lowest, highest } = percentileInterval(strata, statistic, options);
    near([lowest, highest], ends, tolerance);
  }
  const paired = pairedInterval(four, { method: "percentile", ...options });
  if (paired.tooFewSeeds) throw new Error("Expected an interval");
  near([paired.lowest, paired.highest], [0.3653, 0.54], 0.004);
});

Deno.test("percentileInterval() is the same each time", () => {
  assertEquals(percentileInterval(four, mean), percentileInterval(four, mean));
});

Deno.test("probabilityOfImprovement() is rliable's, of errors instead of scores", () => {
  // With M of 10 runs x 4 tasks: metrics.probability_of_improvement(-M[:6, :3], -M[4:, 1:]).
  const strata = [0, 1, 2].map((i) => ({
    variant: four[i]!.slice(0, 6),
    reference: four[i + 1]!.slice(4),
  }));
  assertAlmostEquals(probabilityOfImprovement(strata), 0.5879629629629629, 1e-12);
  // 1 < 2 wins, 2 = 2 is half: 1.5 of 2.
  assertEquals(probabilityOfImprovement([{ variant: [1, 2], reference: [2] }]), 0.75);
});

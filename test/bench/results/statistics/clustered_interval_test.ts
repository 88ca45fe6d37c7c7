import {
  type ClusteredDifference,
  clusteredInterval,
} from "../../../../bench/results/statistics/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../../std.ts";

/** Rows are workloads, or configurations of one; columns are seeds. */
function grid(rows: readonly (readonly number[])[], of: "workload" | "configuration") {
  return rows.flatMap((row, r) =>
    row.map((difference, seed): ClusteredDifference => ({
      workload: of === "workload" ? `w${r}` : "w",
      configuration: of === "workload" ? null : `c${r}`,
      seed,
      difference,
    }))
  );
}

Deno.test("clusteredInterval() by seed is Student's of the means of the seeds", () => {
  // Workloads far apart do not widen it. Means of the seeds 50, 52, 51.5, 54.5: mean 52, squared deviations
  // 4 + 0 + 0.25 + 6.25 = 10.5, error sqrt(10.5 / 12); t of 3 degrees is 3.182446.
  const found = clusteredInterval(grid([[1, 2, 3, 4], [99, 102, 100, 105]], "workload"))!;
  assertEquals(found.clusters, { seeds: 4, configurations: null });
  const reach = 3.182446 * Math.sqrt(10.5 / 12);
  assertAlmostEquals(found.lowest, 52 - reach, 1e-5);
  assertAlmostEquals(found.highest, 52 + reach, 1e-5);
});

Deno.test("clusteredInterval() of a grid puts the variances of seeds and configurations together", () => {
  // Mean 2. By seed: sums -3, -1, 4 of distances, 3/2 x 26 / 36 = 13/12 with 2 degrees. By configuration: sums
  // -3, 3, so 2 x 18 / 36 = 1 with 1 degree. By pair: squares 22, so 6/5 x 22 / 36 = 11/15. Together 1.35, with
  // 1.35^2 / ((13/12)^2 / 2 + 1) = 1.148534 degrees; t is 9.411240, by numerical integration of its density.
  const found = clusteredInterval(grid([[0, 1, 2], [1, 2, 6]], "configuration"))!;
  assertEquals(found.clusters, { seeds: 3, configurations: 2 });
  assertAlmostEquals(found.highest - 2, 9.411240 * Math.sqrt(1.35), 1e-4);
  assertAlmostEquals(2 - found.lowest, found.highest - 2, 1e-12);
});

Deno.test("clusteredInterval() of a grid is no narrower than that of its seeds", () => {
  // All configurations alike: the pairs' variance takes none of the seeds' away.
  const rows = [[0, 1, 5], [0, 1, 5], [0, 1, 5]];
  const bySeed = clusteredInterval(grid(rows, "workload"))!;
  const found = clusteredInterval(grid(rows, "configuration"))!;
  assertAlmostEquals(found.lowest, bySeed.lowest, 1e-9);
});

Deno.test("clusteredInterval() reaches at least the resolution, about the mean of all pairs", () => {
  const { lowest, highest } = clusteredInterval(grid([[1, 1, 1], [1, 1, 1]], "workload"), {
    resolution: 0.25,
  })!;
  assertEquals([lowest, highest], [0.75, 1.25]);
});

Deno.test("clusteredInterval() takes clusters of unequal sizes for fewer", () => {
  // Ten pairs of one seed and one of each of two others: 144 / 102 - 1 = 0.41 degrees, at least 1: t is 12.7062.
  const row = [0, ...Array.from({ length: 9 }, (_, i) => i)];
  const pairs = row.map((difference, i): ClusteredDifference => ({
    ...{ workload: "w", configuration: null, seed: 0 },
    difference: difference + i,
  }));
  const all = [
    ...pairs,
    { workload: "w", configuration: null, seed: 1, difference: 4 },
    { workload: "w", configuration: null, seed: 2, difference: 20 },
  ];
  const { lowest, highest } = clusteredInterval(all)!;
  const mean = all.reduce((sum, { difference }) => sum + difference, 0) / 12;
  const sums = [10 * mean - 81, mean - 4, mean - 20];
  const variance = 3 / 2 * sums.reduce((sum, one) => sum + one * one, 0) / 144;
  assertAlmostEquals((highest - lowest) / 2, 12.706205 * Math.sqrt(variance), 1e-4);
});

Deno.test("clusteredInterval() needs three seeds, and pairs that share one", () => {
  assertEquals(clusteredInterval(grid([[1, 2], [3, 4]], "workload")), null);
  assertEquals(clusteredInterval(grid([[1, 2, 3, 4, 5]], "workload")), null);
  assertEquals(clusteredInterval([]), null);
});

import { decidingInterval } from "../../../../bench/results/statistics/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../../std.ts";

/** Five seeds of each configuration, which all gain a point or all lose one. */
function arm(configurations: number) {
  const pairs = Array.from({ length: 5 * configurations }, (_, i) => ({
    ...{ workload: "one", seed: i % 5, configuration: `c${Math.floor(i / 5)}` },
    ...{ variant: 0, reference: 0, difference: Math.floor(i / 5) % 2 === 0 ? 1 : -1 },
  }));
  const solved = { both: 0, onlyVariant: 0, onlyReference: 0, neither: pairs.length, p: 1 };
  return { pairs, resolution: 0, solved };
}

Deno.test("decidingInterval() covers other configurations of a grid, and of a few only those", () => {
  // Twelve clusters of 5: a variance of 12 / 11 x 12 x 25 / 60^2 = 1 / 11, t(11) = 2.2010.
  const grid = decidingInterval(arm(12), { coverage: 0.95, ofCounts: false })!;
  assertAlmostEquals(grid.highest, 2.2010 / Math.sqrt(11), 1e-4);
  assertAlmostEquals(grid.lowest, -grid.highest, 1e-12);
  // Within a configuration all seeds agree.
  assertEquals(decidingInterval(arm(8), { coverage: 0.95, ofCounts: false }), {
    lowest: 0,
    highest: 0,
  });
});

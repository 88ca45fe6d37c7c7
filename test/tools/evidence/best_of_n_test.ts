import { assert, assertEquals } from "../../../std.ts";
import { coverageOfBest } from "../../../tools/evidence/best_of_n.ts";

Deno.test("intervals of a best of n contain that of other seeds about as often as they say", () => {
  const design = { workloads: 2, seeds: 6, n: 6 };
  for (const shape of ["normal", "twoStarts"] as const) {
    const share = coverageOfBest(shape, design, 60);
    // Of 60 with a rate of 0.95, fewer than 51 are seen once in a thousand times.
    assert(share >= 51 / 60, `${shape}: ${share}`);
    assertEquals(coverageOfBest(shape, design, 5), coverageOfBest(shape, design, 5));
  }
});

import { normalSuites, resampledSuites } from "../../../tools/evidence/coverage.ts";
import { measureEquivalence } from "../../../tools/evidence/equivalence.ts";
import { assert, assertEquals } from "../../../std.ts";

const design = { workloads: 4, seeds: 5 };
const options = { simulations: 1000, coverage: 0.95, fewestDifferent: 5 };

Deno.test("a difference as large as the margin is called smaller as often as its interval misses it", () => {
  const { above, below } = measureEquivalence(normalSuites(), design, options);
  // 2.5 %, with an error of 0.5.
  for (const share of [above, below]) assert(share > 0.01 && share < 0.04, `${share}`);
  const wide = measureEquivalence(normalSuites(), design, { ...options, coverage: 0.9 });
  assert(wide.above + wide.below > 1.4 * (above + below));
});

Deno.test("without an interval nothing is called equivalent", () => {
  const draw = resampledSuites([{ workload: "same", resolution: 0, differences: [0] }]);
  const found = measureEquivalence(draw, { workloads: 1, seeds: 10 }, options);
  assertEquals(found, { above: 0, below: 0 });
});

Deno.test("skewed differences are missed on the side of their rare seeds", () => {
  const differences = Array.from({ length: 60 }, (_, i) => i === 59 ? 1 : i / 6000);
  const draw = resampledSuites([{ workload: "skewed", resolution: 0, differences }]);
  const { above, below } = measureEquivalence(draw, { workloads: 1, seeds: 10 }, options);
  assert(above > 0.4 && below < 0.05, `${above}, ${below}`);
});

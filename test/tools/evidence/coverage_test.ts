import {
  measureCoverage,
  normalSuites,
  type Pool,
  resampledSuites,
} from "../../../tools/evidence/coverage.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../std.ts";

/** Differences as networks have them: mostly small, skewed, and in the last workload mostly none. */
const pools: readonly Pool[] = Array.from({ length: 20 }, (_, w) => ({
  workload: `workload ${w}`,
  resolution: 0.002,
  differences: Array.from({ length: 60 }, (_, i) => {
    const answer = Math.round(Math.sin(i * 12.9898 + w) * (w + 1) + (i % 10 === 0 ? w : 0));
    return w === 19 && i % 4 !== 0 ? 0 : answer / 500;
  }),
}));

const designs = [[1, 10], [4, 5], [20, 3], [20, 10]].map(([workloads, seeds]) => ({
  workloads: workloads!,
  seeds: seeds!,
}));

Deno.test("the interval contains the true mean in about 95 % of simulated suites", () => {
  // The figures of 2,000 suites are for bench:evidence; of 1,000 they have an error of 0.7 points.
  for (const design of designs) {
    for (const draw of [normalSuites(), normalSuites(pools), resampledSuites(pools)]) {
      const { share } = measureCoverage(draw, design, { simulations: 1000, fewestDifferent: 5 });
      assert(share! >= 0.93 && share! <= 0.97, `${JSON.stringify(design)}: ${share}`);
    }
  }
});

Deno.test("the percentile interval is too narrow for few seeds, and the measurement sees it", () => {
  // 3 of a workload: the resampled variance is 2/3 of the true one, 1.96 sqrt(2/3) = 1.6 holds 89 %.
  const options = { simulations: 400, method: "percentile", resamples: 200 } as const;
  const { share } = measureCoverage(normalSuites(), { workloads: 20, seeds: 3 }, options);
  assert(share! >= 0.84 && share! <= 0.92, `${share}`);
});

Deno.test("measureCoverage() knows too few seeds and intervals of no width", () => {
  const few = measureCoverage(normalSuites(), { workloads: 1, seeds: 4 }, { simulations: 10 });
  assertEquals(few, { share: null, given: 0, reach: null, empty: 0 });
  const nothing = [{ workload: "same", resolution: 0.1, differences: [0.5] }];
  const design = { workloads: 1, seeds: 5 }, options = { simulations: 10 };
  assertEquals(measureCoverage(resampledSuites(nothing, false), design, options), {
    share: 1,
    given: 1,
    reach: 0,
    empty: 1,
  });
  const resolved = measureCoverage(resampledSuites(nothing), design, options);
  assertEquals([resolved.share, resolved.empty], [1, 0]);
  assertAlmostEquals(resolved.reach!, 0.1, 1e-12);
});

Deno.test("resampled suites have workloads of their own, and the pools' mean as truth", () => {
  const draw = resampledSuites(pools), { strata, truth, resolution } = draw(0, designs[1]!);
  assertEquals(strata.map(({ length }) => length), [5, 5, 5, 5]);
  assertEquals(draw(0, designs[1]!).strata, strata);
  assert(JSON.stringify(draw(1, designs[1]!).strata) !== JSON.stringify(strata));
  // Four answers of 0.002, each a quarter: 0.002 sqrt(4) / 4.
  assertAlmostEquals(resolution, 0.001, 1e-12);
  const all = pools.flatMap(({ differences }) => differences);
  const whole = draw(0, { workloads: 20, seeds: 1 }).truth;
  assertAlmostEquals(whole, all.reduce((sum, one) => sum + one, 0) / all.length, 1e-12);
  assert(truth !== whole);
});

Deno.test("a rare seed that dominates the mean is seen by the intervals of few pairs that differ alone", () => {
  // Of 60 pairs 42 are equal, 17 differ by an answer, and one by 19 points, as on task 20.
  const differences = Array.from(
    { length: 60 },
    (_, i) => i < 42 ? 0 : i === 59 ? -0.19 : (i % 2 === 0 ? 1 : -1) / 1000,
  );
  const draw = resampledSuites([{ workload: "rare", resolution: 0.001, differences }]);
  const [all, some] = [0, 5].map((fewestDifferent) =>
    measureCoverage(draw, { workloads: 1, seeds: 10 }, { simulations: 500, fewestDifferent })
  );
  // Ten draws miss it in (59 / 60)^10 = 85 % of suites; five of ten differ in 15 %: C(10, k) 0.3^k 0.7^(10 - k).
  assertEquals(all!.given, 1);
  assert(all!.share! < 0.4, `${all!.share}`);
  assertAlmostEquals(some!.given, 0.15, 0.04);
});

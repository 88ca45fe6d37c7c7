import { type ClaimTest, metricOf } from "../../../../bench/results/claims/mod.ts";
import { measure } from "../../../../bench/results/claims/measure.ts";
import { differenceOfPairedShares } from "../../../../bench/results/statistics/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../../std.ts";
import { makeSuccesses, PART } from "../../_successes.ts";

const test: ClaimTest = {
  ...{ suite: "tiny", change: "noise", variant: "noisy", reference: "plain", metric: "unsolved" },
  success: { part: PART, under: 0.02 },
  ...{ direction: "lower", of: "counts" },
  budget: { tasks: 1, restarts: 10, epochs: null },
};

Deno.test("measure() counts the runs that end under the claim's limit, on its part", () => {
  // By seed 1, 0.5, 4.5, 0 % and diverged without noise; 10, 0, 0.5, 1.5 and 2 % with it.
  const measured = measure(makeSuccesses(), test)!;
  const { both, onlyVariant, onlyReference, neither } = measured.solved!;
  assertEquals([both, onlyVariant, onlyReference, neither], [2, 1, 1, 1]);
  // Of the share that is not: two of five both, the interval turned round.
  assertEquals([measured.variant, measured.reference, measured.difference], [2 / 5, 2 / 5, 0]);
  const { lowest, highest } = differenceOfPairedShares({
    ...{ both: 2, onlyVariant: 1, onlyReference: 1, neither: 1 },
  });
  assertEquals(measured.interval, { lowest: -highest, highest: -lowest });
  // Of the test error under 1 %: three by noise alone, one without it.
  const ofTest = measure(makeSuccesses(), { ...test, success: { under: 0.01 } })!;
  assertAlmostEquals(ofTest.difference, -2 / 5, 1e-12);
  // Of the target of 5 %, all but the run that diverged: no limit is meant.
  const { success: _, ...solving } = test;
  assertEquals(measure(makeSuccesses(), solving)!.solved!.onlyVariant, 1);
  assertEquals(measure(makeSuccesses(), solving)!.solved!.both, 4);
});

Deno.test("metricOf() says under which error runs are counted, and of which part", () => {
  const words = (changes: Partial<ClaimTest>) =>
    metricOf({ claim: { test: { ...test, ...changes } } } as Parameters<typeof metricOf>[0]);
  assertEquals(words({}), `runs with an error under 2 %, ${PART}`);
  assertEquals(words({ success: { under: 0.005 } }), "runs with an error under 0.5 %");
});

import { fc } from "../../../_properties.ts";
import {
  differenceOfShares,
  judgeMargin,
  testNonInferiority,
} from "../../../../bench/results/statistics/mod.ts";
import { assertAlmostEquals, assertEquals, assertThrows } from "../../../../std.ts";

Deno.test("judgeMargin() asks that the whole interval is within the margin", () => {
  assertEquals(judgeMargin({ lowest: -3, highest: 1 }, 1), "notWorse");
  assertEquals(judgeMargin({ lowest: 0.2, highest: 0.9 }, 1), "notWorse");
  assertEquals(judgeMargin({ lowest: 0.2, highest: 1.1 }, 1), "worse");
  assertEquals(judgeMargin({ lowest: -0.2, highest: 1.1 }, 1), "undecided");
  assertEquals(judgeMargin(null, 1), "undecided");
  // An end at the margin is within it; one at zero is not above it.
  assertEquals(judgeMargin({ lowest: 0, highest: 1.1 }, 1), "undecided");
  assertEquals(judgeMargin({ lowest: 1, highest: 1 }, 1), "notWorse");
  assertThrows(() => judgeMargin(null, 0), RangeError, "margin of 0");
});

Deno.test("testNonInferiority() takes the interval of the paired differences", () => {
  // Mean 0.03, deviation sqrt(0.00025), n 5, t 2.776445 (97.5 %, 4 degrees): reach 0.019632.
  const test = testNonInferiority([[0.01, 0.02, 0.03, 0.04, 0.05]], 0.05);
  assertEquals(test.outcome, "notWorse");
  assertAlmostEquals(test.difference, 0.03, 1e-12);
  assertAlmostEquals(test.interval!.highest, 0.03 + 0.019632, 1e-6);
  assertEquals(testNonInferiority([[0.01, 0.02, 0.03, 0.04, 0.05]], 0.04).outcome, "worse");
});

Deno.test("testNonInferiority() shows nothing with too few seeds, whatever they say", () => {
  assertEquals(testNonInferiority([[0, 0, 0]], 0.05), {
    outcome: "undecided",
    difference: 0,
    interval: null,
  });
});

Deno.test("differenceOfShares() is Newcombe's tenth method", () => {
  // Newcombe 1998, table II, (a): 56/70 and 48/80, 0.0524 to 0.3339.
  const { lowest, highest } = differenceOfShares(
    { successes: 56, trials: 70 },
    { successes: 48, trials: 80 },
  );
  assertAlmostEquals(lowest, 0.0524, 5e-5);
  assertAlmostEquals(highest, 0.3339, 5e-5);
  // Wilson's interval of 10 of 10 begins at 10 / (10 + z^2) = 0.7225.
  const same = differenceOfShares({ successes: 10, trials: 10 }, { successes: 10, trials: 10 });
  assertAlmostEquals(same.highest, 0.2775, 5e-5);
  assertAlmostEquals(same.lowest, -0.2775, 5e-5);
  const none = { successes: 0, trials: 0 };
  assertThrows(() => differenceOfShares(none, none), RangeError, "0 trials");
});

Deno.test("differenceOfShares() of the other order is the same with the other sign", () => {
  const share = fc.integer({ min: 1, max: 200 })
    .chain((trials) => fc.record({ trials: fc.constant(trials), successes: fc.nat(trials) }));
  fc.assert(fc.property(share, share, (first, second) => {
    const one = differenceOfShares(first, second), other = differenceOfShares(second, first);
    assertAlmostEquals(one.lowest, -other.highest, 1e-12);
    const difference = first.successes / first.trials - second.successes / second.trials;
    return one.lowest <= difference && difference <= one.highest && one.highest <= 1 + 1e-12;
  }));
});

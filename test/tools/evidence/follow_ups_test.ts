import {
  alwaysValid,
  measureFollowUps,
  type Protocol,
} from "../../../tools/evidence/follow_ups.ts";
import { assert, assertAlmostEquals } from "../../../std.ts";

const design = { workloads: 4, seeds: 3 }, simulations = 160;

Deno.test("more seeds until it decides finds what is not there, and a confirmatory run does not", () => {
  const found = measureFollowUps(design, { simulations });
  const wrong = (protocol: Protocol) => found.get(protocol)!.lower + found.get(protocol)!.higher;
  const first = wrong("first look");
  assert(first < 0.08, `${first}`);
  assert(wrong("more seeds, five times") > 1.5 * first);
  assert(wrong("fresh run where open") > first);
  const confirmed = wrong("confirmatory run");
  assert(confirmed < 0.08 && confirmed < wrong("more seeds, once") - 0.02, `${confirmed}`);
  assert(wrong("five looks, always valid") < 0.04);
});

Deno.test("measureFollowUps() finds a true difference on its side, with as many seeds as it took", () => {
  const found = measureFollowUps(design, { simulations, effect: 1 });
  const first = found.get("first look")!, { seeds } = found.get("confirmatory run")!;
  assert(first.higher > 0.7 && first.lower === 0, `${first.higher}`);
  assertAlmostEquals(first.seeds, 3, 1e-9);
  assert(seeds >= 8, `${seeds}`);
});

Deno.test("measureFollowUps() turns the pairs of a pool round, so that nothing is true of them", () => {
  const pools = Array.from({ length: 4 }, (_, i) => ({
    ...{ workload: `${i}`, resolution: 0.001, differences: [0.5, 0.4, 0.6] },
  }));
  const found = measureFollowUps(design, { simulations, pools }).get("first look")!;
  assert(found.lower + found.higher < 0.1, `${found.lower + found.higher}`);
});

Deno.test("alwaysValid() is narrowest about where it is first looked at", () => {
  // r = (5.9915 + log 6.9915) / 40 = 0.19840, N r + 1 = 8.9359: sqrt(2 x 8.9359 / 7.9359 x log(2.9893 / 0.05)).
  const reach = Math.sqrt(2 * 8.9359 / 7.9359 * Math.log(2.98930 / 0.05));
  assertAlmostEquals(reach, 3.0349, 1e-3);
  // A normal deviate of 3.035 has 0.24 % beyond it, to both sides.
  assertAlmostEquals(alwaysValid(40, 40), 0.99759, 1e-4);
  assert(alwaysValid(400, 40) > alwaysValid(40, 40));
});

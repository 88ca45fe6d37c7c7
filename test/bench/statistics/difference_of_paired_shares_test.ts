import { fc } from "../../_properties.ts";
import { differenceOfPairedShares } from "../../../bench/statistics/mod.ts";
import { assert, assertAlmostEquals } from "../../../std.ts";

Deno.test("the interval is Newcombe's: 0.0569 to 0.3404 for 36, 12, 2 and 0", () => {
  // Newcombe 1998, Statistics in Medicine 17, 2635-2650, method 10.
  const interval = differenceOfPairedShares({
    both: 36,
    onlyVariant: 12,
    onlyReference: 2,
    neither: 0,
  });
  assertAlmostEquals(interval.lowest, 0.0569, 5e-5);
  assertAlmostEquals(interval.highest, 0.3404, 5e-5);
});

const count = fc.integer({ min: 0, max: 50 });
const cells = fc.record({ both: count, onlyVariant: count, onlyReference: count, neither: count })
  .filter((pairs) => Object.values(pairs).some((one) => one > 0));

Deno.test("the interval holds the difference, stays between -1 and 1, and turns with the sides", () => {
  fc.assert(fc.property(cells, (pairs) => {
    const { both, onlyVariant, onlyReference, neither } = pairs;
    const all = both + onlyVariant + onlyReference + neither;
    const difference = (onlyVariant - onlyReference) / all;
    const { lowest, highest } = differenceOfPairedShares(pairs);
    assert(lowest <= difference && difference <= highest);
    assert(lowest < highest && lowest >= -1 - 1e-12 && highest <= 1 + 1e-12);
    const turned = differenceOfPairedShares({
      ...pairs,
      onlyVariant: onlyReference,
      onlyReference: onlyVariant,
    });
    assertAlmostEquals(turned.lowest, -highest, 1e-12);
    assertAlmostEquals(turned.highest, -lowest, 1e-12);
  }));
});

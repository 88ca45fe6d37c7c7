import { fc } from "../../../_properties.ts";
import { differenceOfPairedShares } from "../../../../bench/results/statistics/mod.ts";
import { assert, assertAlmostEquals } from "../../../../std.ts";

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

Deno.test("pairs that agree more often than not are joined with a correction for continuity", () => {
  // 28 and 22 of 50. By Wilson 0.4231 to 0.6884 and 0.3116 to 0.5769. The excess is 20 x 20 - 8 x 2 = 384,
  // less half of the pairs 359; over sqrt(28 x 22 x 22 x 28) = 616 a correlation of 0.5828. Each end is
  // sqrt(2 - 2 x 0.5828) = 0.9135 of 0.1369, or of 0.1284, from 0.12. (Uncorrected it would not hold 0.)
  const interval = differenceOfPairedShares({
    ...{ both: 20, onlyVariant: 8, onlyReference: 2, neither: 20 },
  });
  assertAlmostEquals(interval.lowest, -0.00509, 5e-5);
  assertAlmostEquals(interval.highest, 0.23727, 5e-5);
  // An excess of less than the half is none: 2 x 3 - 2 x 2 = 2, of 9 pairs.
  const few = { both: 2, onlyVariant: 2, onlyReference: 2, neither: 3 };
  const { lowest, highest } = differenceOfPairedShares(few);
  // Wilson of 4 of 9: 0.1888 to 0.7333; sqrt(0.2557^2 + 0.2889^2).
  assertAlmostEquals(highest, 0.3858, 1e-3);
  assertAlmostEquals(lowest, -0.3858, 1e-3);
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

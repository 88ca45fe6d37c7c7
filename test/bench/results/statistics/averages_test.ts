import { fc } from "../../../_properties.ts";
import {
  interquartileMean,
  mean,
  median,
  quantile,
  standardDeviation,
} from "../../../../bench/results/statistics/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertThrows } from "../../../../std.ts";

const VALUES = [0.1, 0.5, 0.2, 0.9, 0.4, 0.4, 0.7];

Deno.test("quantile() is numpy's", () => {
  // numpy.quantile(VALUES, share) of NumPy 2.4.6.
  const expected = { 0: 0.1, 0.025: 0.115, 0.3: 0.36, 0.5: 0.4, 0.9: 0.78, 1: 0.9 };
  for (const [share, value] of Object.entries(expected)) {
    assertAlmostEquals(quantile(VALUES, Number(share)), value, 1e-12);
  }
  assertThrows(() => quantile(VALUES, 1.1), RangeError, "share must be from 0 to 1: 1.1");
  assertEquals(quantile([], 0.5), NaN);
});

Deno.test("median() lets infinity take part", () => {
  assertEquals(median([3, Infinity, 1]), 3);
  assertEquals(median([Infinity, 3, Infinity]), Infinity);
  // Between 3 and infinity there is no number.
  assertEquals(median([Infinity, 3, 1, Infinity]), Infinity);
  assertEquals(median([5, 1, 2, 10]), 3.5);
});

Deno.test("interquartileMean() leaves a quarter out at each end, rounded down", () => {
  // Of seven values one at each end: (0.2 + 0.4 + 0.4 + 0.5 + 0.7) / 5 = 0.44, as
  // scipy.stats.trim_mean(VALUES, 0.25) has it.
  assertAlmostEquals(interquartileMean(VALUES), 0.44, 1e-12);
  assertAlmostEquals(interquartileMean([1, 2, 3]), 2, 1e-12);
});

Deno.test("standardDeviation() divides by one less", () => {
  // Mean 3; 4 + 0 + 4 = 8, over 2 is 4.
  assertEquals(standardDeviation([1, 3, 5]), 2);
  // Ten times 0.1 makes 0.9999999999999999.
  assertEquals(standardDeviation(Array(10).fill(0.1)), 0);
  assertEquals(standardDeviation([1]), NaN);
});

Deno.test("averages lie among their values and do not mind the order", () => {
  const lists = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 60 });
  fc.assert(fc.property(lists, (values) => {
    for (const average of [mean, median, interquartileMean]) {
      const value = average(values);
      assert(Math.min(...values) <= value && value <= Math.max(...values));
      assertAlmostEquals(average(values.toReversed()), value, 1e-9);
    }
  }));
});

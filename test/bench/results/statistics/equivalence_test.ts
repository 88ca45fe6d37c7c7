import { largestSize, testEquivalence } from "../../../../bench/results/statistics/mod.ts";
import { assertEquals, assertThrows } from "../../../../std.ts";

Deno.test("testEquivalence() holds where the 90 % interval is within the margin to both sides", () => {
  const holds = (lowest: number, highest: number) => testEquivalence({ lowest, highest }, 1).holds;
  assertEquals(holds(-0.9, 0.9), true);
  assertEquals(holds(-1, 1), true);
  assertEquals(holds(0.2, 0.9), true);
  assertEquals(holds(-1.1, 0.9), false);
  assertEquals(holds(-0.9, 1.1), false);
  assertEquals(holds(-3, -2), false);
  assertThrows(() => testEquivalence({ lowest: 0, highest: 0 }, 0), RangeError, "margin of 0");
});

Deno.test("largestSize() is the end farther from zero", () => {
  assertEquals(largestSize({ lowest: -0.8, highest: 0.2 }), 0.8);
  assertEquals(largestSize({ lowest: -0.1, highest: 0.2 }), 0.2);
  assertEquals(largestSize({ lowest: 0.3, highest: 0.4 }), 0.4);
});

import { seedsNeeded } from "../../../../bench/results/statistics/mod.ts";
import { assertEquals, assertThrows } from "../../../../std.ts";

const needed = (difference: number, power?: number, significance?: number) =>
  seedsNeeded({
    difference,
    standardDeviation: 1,
    ...power === undefined ? {} : { power },
    ...significance === undefined ? {} : { significance },
  });

Deno.test("seedsNeeded() asks for as many pairs as statsmodels, rounded up", () => {
  // TTestPower().solve_power(effect_size, power=0.8, alpha=0.05) of statsmodels 0.15.0: 4.2207, 9.9379,
  // 33.3671, 89.1494, 198.1508, 786.8089, 19624.0721.
  assertEquals([2, 1, 0.5, 0.3, 0.2, 0.1, 0.02].map((effect) => needed(effect)), [
    5,
    10,
    34,
    90,
    199,
    787,
    19625,
  ]);
  // 43.9955 at a power of 0.9, 50.0647 at a significance of 0.01.
  assertEquals([needed(0.5, 0.9), needed(0.5, 0.8, 0.01)], [44, 51]);
});

Deno.test("seedsNeeded() looks at the size of a difference in deviations alone", () => {
  assertEquals(needed(-0.5), 34);
  assertEquals(seedsNeeded({ difference: 0.004, standardDeviation: 0.008 }), 34);
});

Deno.test("seedsNeeded() knows the ends", () => {
  assertEquals(needed(0), Infinity);
  assertEquals(seedsNeeded({ difference: 0, standardDeviation: 0 }), Infinity);
  assertEquals(seedsNeeded({ difference: 0.1, standardDeviation: 0 }), 2);
  assertEquals(needed(1000), 2);
  // (1.959964 + 0.841621)^2 = 7.848880.
  assertEquals(Math.round(needed(1e-4) / 1000), 784_888);
  assertThrows(() => needed(1, 1), RangeError, "a share of 1, it must be between 0 and 1");
  assertThrows(
    () => seedsNeeded({ difference: 1, standardDeviation: NaN }),
    RangeError,
    "a standard deviation of NaN",
  );
});

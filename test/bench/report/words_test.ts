import { grouped, plainNumber, probability } from "../../../bench/base/mod.ts";
import { cases, compared, orLess, side, sides } from "../../../bench/report/words.ts";
import { assertEquals } from "../../../std.ts";

Deno.test("plainNumber() has two digits that tell something, and no power of ten", () => {
  const cases: readonly (readonly [number, string])[] = [
    [0, "0"],
    [0.00066, "0.00066"],
    [0.0000001, "0.0000001"],
    [0.0481, "0.048"],
    [1, "1"],
    [1.23, "1.2"],
    [20, "20"],
    [410, "410"],
    [412.6, "413"],
    [12_345.6, "12,346"],
  ];
  for (const [value, text] of cases) assertEquals(plainNumber(value), text);
});

Deno.test("sides() has no end that only looks like zero, unless zero lies within", () => {
  assertEquals(sides({ lowest: -0.012, highest: 0.004 }), "from 1.2 lower to 0.4 higher");
  assertEquals(sides({ lowest: -0.0041, highest: -0.0003 }), "from 0.41 lower to 0.03 lower");
});

Deno.test("side() and compared() say which way a difference goes", () => {
  assertEquals([side(-0.012), side(0.012), side(0.0004), side(0)], [
    "1.2 lower",
    "1.2 higher",
    "0.0",
    "0.0",
  ]);
  assertEquals(compared(-0.012, "plain"), "1.2 percentage points lower than with plain");
  assertEquals(
    compared(0.0004, "plain"),
    "the same as with plain, to a tenth of a percentage point",
  );
});

Deno.test("probabilities are told in words and in digits", () => {
  assertEquals([cases(0.0009), cases(0.009), cases(0.0625), cases(1)], [
    "less than 1 of 1,000 cases",
    "less than 1 of 100 cases",
    "6 of 100 cases",
    "100 of 100 cases",
  ]);
  assertEquals([probability(0.0004), probability(0.0625)], ["< 0.001", "0.063"]);
  assertEquals(grouped(12_000), "12,000");
});

Deno.test("orLess() keeps percent on one line, and says nothing of less than none", () => {
  assertEquals([0.05, 0].map(orLess), ["5.0\u00a0% or less", "0.0\u00a0%"]);
});

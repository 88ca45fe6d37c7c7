import {
  intervalCell,
  numberText,
  valueText,
  wordsText,
} from "../../../../bench/results/tables/mod.ts";
import type { Unit, Value } from "../../../../models/mod.ts";
import { assertEquals } from "../../../../std.ts";

Deno.test("numberText() writes a number by its unit, a minus as a minus", () => {
  const cases: readonly (readonly [number, Unit, string])[] = [
    [12_000, "count", "12,000"],
    [12_000, "plain", "12000"],
    [0.083, "percent", "8.3 %"],
    [0.083, "wholePercent", "8 %"],
    [0.083, "hundredths", "8"],
    [-0.0123, "points", "−1.2"],
    [0.0004, "points", "0.0"],
    [200, "seconds", "3 min 20 s"],
    [0.0004, "probability", "< 0.001"],
    [0.02134, "number", "0.021"],
    [0.0213456, "exact", "0.02135"],
  ];
  for (const [value, unit, text] of cases) assertEquals(numberText(value, unit), text);
});

Deno.test("valueText() writes intervals, shares and what is missing", () => {
  const cases: readonly (readonly [Value, string])[] = [
    [null, "–"],
    [{ kind: "interval", lowest: 0.07, highest: 0.092, unit: "percent" }, "7.0 to 9.2 %"],
    // One digit more, as neither end is zero.
    [{ kind: "interval", lowest: -0.0041, highest: -0.0003, unit: "points" }, "−0.41 to −0.03"],
    [{ kind: "share", count: 3, total: 1200 }, "3 of 1,200"],
    [{ kind: "text", words: ["a", { note: "b" }] }, "a (b)"],
  ];
  for (const [value, text] of cases) assertEquals(valueText(value), text);
});

Deno.test("intervalCell() has no interval of too few seeds", () => {
  const interval = { mean: 0, pairs: 9, method: "stratifiedT" as const };
  const textOf = (of: Parameters<typeof intervalCell>[0]) => valueText(intervalCell(of).value);
  assertEquals(textOf({ mean: 0, pairs: 2, tooFewSeeds: true }), "too few seeds");
  assertEquals(
    textOf({ ...interval, tooFewSeeds: false, lowest: -0.012, highest: 0.004 }),
    "−1.2 to +0.4",
  );
});

Deno.test("wordsText() is what a terminal can print", () => {
  assertEquals(
    wordsText([
      { note: "noisy against plain" },
      { strong: "It helped." },
      " 5\u00a0% of ",
      { code: "x" },
      { hidden: "unseen" },
      { sign: "◆", means: "fact" },
    ]),
    "noisy against plain: It helped. 5 % of x◆",
  );
});

import { type Direction, type Grade, grade } from "../../../../bench/results/claims/mod.ts";
import { assertEquals, assertThrows } from "../../../../std.ts";

/** Intervals of a difference, in points, and what each direction makes of them with a margin of one. */
const cases: readonly (readonly [
  interval: readonly [lowest: number, highest: number],
  grades: Readonly<Record<Direction, Grade>>,
])[] = [
  [[-3, -2], {
    lower: "reproduced",
    higher: "refuted",
    same: "refuted",
    notLower: "refuted",
    notHigher: "reproduced",
  }],
  // Below zero and past the margin, if only in part.
  [[-3, -0.5], {
    lower: "reproduced",
    higher: "refuted",
    same: "refuted",
    notLower: "refuted",
    notHigher: "reproduced",
  }],
  // Surely below zero, and surely by no more than the margin.
  [[-0.8, -0.2], {
    lower: "reproduced",
    higher: "refuted",
    same: "reproduced",
    notLower: "reproduced",
    notHigher: "reproduced",
  }],
  [[-1, 1], {
    lower: "inconclusive",
    higher: "inconclusive",
    same: "reproduced",
    notLower: "reproduced",
    notHigher: "reproduced",
  }],
  [[-0.5, 4], {
    lower: "inconclusive",
    higher: "inconclusive",
    same: "inconclusive",
    notLower: "reproduced",
    notHigher: "inconclusive",
  }],
  [[-4, 4], {
    lower: "inconclusive",
    higher: "inconclusive",
    same: "inconclusive",
    notLower: "inconclusive",
    notHigher: "inconclusive",
  }],
  [[2, 3], {
    lower: "refuted",
    higher: "reproduced",
    same: "refuted",
    notLower: "reproduced",
    notHigher: "refuted",
  }],
];

for (const [[lowest, highest], grades] of cases) {
  Deno.test(`an interval of ${lowest} to ${highest} points is graded by what is claimed`, () => {
    const interval = { lowest: lowest / 100, highest: highest / 100 };
    for (const [direction, expected] of Object.entries(grades) as [Direction, Grade][]) {
      assertEquals(grade(interval, { direction, margin: 0.01 }), expected, direction);
    }
  });
}

Deno.test("without an interval nothing is decided, and a margin is asked for", () => {
  for (const direction of ["lower", "higher", "same", "notLower", "notHigher"] as const) {
    assertEquals(grade(null, { direction, margin: 0.01 }), "inconclusive", direction);
  }
  for (const direction of ["same", "notLower", "notHigher"] as const) {
    assertThrows(() => grade({ lowest: 0, highest: 0 }, { direction }), RangeError, "margin of 0");
  }
});

import {
  type Direction,
  type Grade,
  gradeOf,
  grades,
} from "../../../../bench/results/claims/mod.ts";
import { pOfClaim } from "../../../../bench/results/claims/grade.ts";
import { normalQuantile } from "../../../../engine/base/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertThrows } from "../../../../std.ts";

/** In points. */
function points(lowest: number, highest: number) {
  return { lowest: lowest / 100, highest: highest / 100 };
}

/** Intervals and the published difference, in points, and the grade of a claim that the number is lower. */
const cases: readonly (readonly [
  interval: readonly [lowest: number, highest: number],
  published: number | null,
  grade: Grade,
])[] = [
  [[-3, -2], -2.5, "signAndSize"],
  [[-3, -2], -3, "signAndSize"],
  [[-3, -2], -2, "signAndSize"],
  // Smaller, larger, and none.
  [[-3, -2], -1.9, "signOnly"],
  [[-3, -2], -3.1, "signOnly"],
  [[-3, -2], null, "signOnly"],
  // As in table 2 of the noise paper.
  [[-0.36, -0.01], -0.9, "signOnly"],
  [[-0.9, 0.3], -2.9, "sizeExcluded"],
  [[-0.9, 0.3], -0.9, "inconclusive"],
  [[-0.9, 0.3], null, "inconclusive"],
  // An interval that ends at zero contains it.
  [[-0.9, 0], -2.9, "sizeExcluded"],
  [[0, 0.9], -2.9, "sizeExcluded"],
  [[0.1, 0.9], -2.9, "opposite"],
  [[0.1, 0.9], null, "opposite"],
];

for (const [[lowest, highest], published, expected] of cases) {
  const words = published === null ? "no number" : `${published} points`;
  Deno.test(`an interval of ${lowest} to ${highest} points, with ${words} published, is ${expected}`, () => {
    const size = published === null ? null : published / 100;
    assertEquals(gradeOf(points(lowest, highest), { direction: "lower" }, size), expected);
    const turned = points(-highest, -lowest);
    assertEquals(gradeOf(turned, { direction: "higher" }, size && -size), expected);
  });
}

/** Intervals, and what claims with a margin of one point make of them. */
const margins: readonly (readonly [
  interval: readonly [lowest: number, highest: number],
  grades: Readonly<Record<Exclude<Direction, "lower" | "higher">, Grade>>,
])[] = [
  [[-3, -2], { same: "opposite", notLower: "opposite", notHigher: "withinMargin" }],
  // Below zero and past the margin, if only in part.
  [[-3, -0.5], { same: "opposite", notLower: "opposite", notHigher: "withinMargin" }],
  // Surely below zero, and surely by no more than the margin.
  [[-0.8, -0.2], { same: "withinMargin", notLower: "withinMargin", notHigher: "withinMargin" }],
  [[-1, 1], { same: "withinMargin", notLower: "withinMargin", notHigher: "withinMargin" }],
  [[-0.5, 4], { same: "inconclusive", notLower: "withinMargin", notHigher: "inconclusive" }],
  [[-4, 4], { same: "inconclusive", notLower: "inconclusive", notHigher: "inconclusive" }],
  [[2, 3], { same: "opposite", notLower: "withinMargin", notHigher: "opposite" }],
];

for (const [[lowest, highest], expected] of margins) {
  Deno.test(`an interval of ${lowest} to ${highest} points is graded by a margin`, () => {
    for (const [direction, grade] of Object.entries(expected) as [Direction, Grade][]) {
      const expectation = { direction, margin: 0.01 };
      // What is published is no part of it.
      for (const size of [null, -0.1]) {
        assertEquals(gradeOf(points(lowest, highest), expectation, size), grade, direction);
      }
    }
  });
}

Deno.test("what may be a difference of the margin's size is not within it", () => {
  const interval = { lowest: -0.009, highest: 0.001 };
  assertEquals(gradeOf(interval, { direction: "same", margin: 0.01 }, null), "withinMargin");
  assertEquals(gradeOf(interval, { direction: "notLower", margin: 0.01 }, null), "withinMargin");
  // That there is a difference is a matter of the sign.
  for (const direction of ["same", "notLower"] as const) {
    assertEquals(gradeOf(interval, { direction, margin: 0.005 }, null), "inconclusive");
  }
});

Deno.test("without an interval nothing is decided, and a margin is asked for", () => {
  for (const direction of ["lower", "higher", "same", "notLower", "notHigher"] as const) {
    assertEquals(gradeOf(null, { direction, margin: 0.01 }, -0.1), "inconclusive", direction);
  }
  for (const direction of ["same", "notLower", "notHigher"] as const) {
    assertThrows(() => gradeOf(points(0, 0), { direction }, null), RangeError, "margin of 0");
  }
});

Deno.test("pOfClaim() is below a level where the interval of that level decides", () => {
  // Normal intervals with a standard error of a point.
  const around = (middle: number) => (coverage: number) => {
    const reach = normalQuantile((1 + coverage) / 2);
    return { lowest: middle - reach, highest: middle + reach };
  };
  const p = (middle: number, direction: Direction, margin?: number) =>
    pOfClaim(around(middle), { direction, ...margin === undefined ? {} : { margin } });
  // Two-sided: 1.96 to either side; the sign that is claimed does not matter.
  for (const direction of ["lower", "higher"] as const) {
    assertAlmostEquals(p(-1.959964, direction), 0.05, 1e-6);
    assertAlmostEquals(p(2.575829, direction), 0.01, 1e-6);
    assertAlmostEquals(p(0, direction), 1, 1e-5);
    assertEquals(p(9, direction), 1e-6);
  }
  // 1.960 from the margin, as each of two one-sided tests has half of the level; the worse one counts.
  assertAlmostEquals(p(-1.040036, "same", 3), 0.05, 1e-6);
  assertAlmostEquals(p(1.040036, "same", 3), 0.05, 1e-6);
  assertAlmostEquals(p(-1.040036, "notLower", 3), 0.05, 1e-6);
  assertAlmostEquals(p(1.040036, "notHigher", 3), 0.05, 1e-6);
  assertEquals(p(9, "notLower", 3), 1e-6);
  // At the margin itself nothing speaks for it.
  assertAlmostEquals(p(3, "notHigher", 3), 1, 1e-5);
  assertEquals(pOfClaim(() => null, { direction: "lower" }), 1);
});

Deno.test("no grade is called reproduced or refuted", () => {
  for (const { title, meaning } of Object.values(grades)) {
    assert(!/reproduced|refuted/.test(`${title} ${meaning}`), title);
  }
});

import { axisOf, type FigureLine } from "../../../../bench/report/figure/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../../std.ts";

function line(value: number, lowest?: number, highest?: number): FigureLine {
  const interval = lowest === undefined || highest === undefined ? null : { lowest, highest };
  return { name: "", value, interval, text: "", intervalText: "" };
}

Deno.test("axisOf() has room for means and intervals, zero, and round ticks", () => {
  const { lowest, highest, ticks } = axisOf([line(-0.03, -0.05, -0.01), line(0.01)], "points");
  // From -5 to 1 points with 4 % of the 6 at each end; a fifth of 6 is 1.2: steps of 2.
  assertAlmostEquals(lowest, -0.0524);
  assertAlmostEquals(highest, 0.0124);
  assertEquals(ticks, [-0.04, -0.02, 0]);
});

Deno.test("axisOf() cuts an interval that is far wider than the others", () => {
  const usual = [line(0, -0.01, 0.01), line(0.01, 0, 0.02), line(0, -0.01, 0.01)];
  const { lowest, highest } = axisOf([...usual, line(0, -0.5, 0.5)], "points");
  // Three times the median width of 2 points, to each side.
  assertAlmostEquals(lowest, -0.06 - 0.04 * 0.12);
  assertAlmostEquals(highest, 0.06 + 0.04 * 0.12);
});

Deno.test("axisOf() shows two points at least, and no share below none", () => {
  const points = axisOf([line(0.001)], "points");
  assertAlmostEquals(points.highest - points.lowest, 0.02 * 1.08);
  assertEquals(axisOf([line(0.5, 0.2, 0.8)], "percent").lowest, 0);
  assertEquals(axisOf([line(0)], "percent").lowest, 0);
});

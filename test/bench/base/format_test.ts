import {
  bytesText,
  clock,
  counted,
  duration,
  exactPercent,
  listed,
  percent,
  percentRange,
  points,
  pointsRange,
} from "../../../bench/base/mod.ts";
import { assertEquals } from "../../../std.ts";

Deno.test("percent() and points() write one decimal, and no sign at zero", () => {
  assertEquals(percent(0.0834), "8.3 %");
  assertEquals(percentRange(0, 0.0834), "0.0 to 8.3 %");
  assertEquals(points(0.004), "+0.4");
  assertEquals(points(-0.0121), "−1.2");
  assertEquals(points(-0.0001), "0.0");
});

Deno.test("pointsRange() has no end that only looks like zero, unless zero lies within", () => {
  assertEquals(pointsRange(-0.0121, 0.004), "−1.2 to +0.4");
  assertEquals(pointsRange(-0.004, 0.0001), "−0.4 to 0.0");
  assertEquals(pointsRange(-0.0041, -0.0003), "−0.41 to −0.03");
  assertEquals(pointsRange(0.00004, 0.0041), "+0.004 to +0.410");
  assertEquals(pointsRange(-0.004, 0), "−0.4 to 0.0");
});

Deno.test("duration() never writes 60 seconds or 60 minutes", () => {
  assertEquals([4.24, 59.96, 200, 3599.7, 3900].map(duration), [
    "4.2 s",
    "1 min 0 s",
    "3 min 20 s",
    "1 h 0 min",
    "1 h 5 min",
  ]);
});

Deno.test("counted() writes a number with what it counts", () => {
  assertEquals([counted(1, "trial"), counted(0, "trial")], ["1 trial", "0 trials"]);
});

Deno.test("listed() puts words in a row", () => {
  assertEquals([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(listed), [
    "",
    "a",
    "a and b",
    "a, b and c",
  ]);
});

Deno.test("exactPercent() has as many digits as a limit has", () => {
  assertEquals([0.01, 0.005, 0.07, 1, 1 / 3].map(exactPercent), [
    ...["1 %", "0.5 %", "7 %", "100 %"],
    "33.3333333333 %",
  ]);
});

Deno.test("bytesText() has two digits", () => {
  assertEquals([900, 61_400, 3_120_000, 347_000_000, 2.96e9].map(bytesText), [
    ...["0.9 kB", "61 kB", "3.1 MB", "350 MB"],
    "3 GB",
  ]);
});

Deno.test("clock() writes seconds as a clock does", () => {
  assertEquals([0, 5.4, 65, 3600, 36_061].map(clock), [
    "0:00",
    "0:05",
    "1:05",
    "1:00:00",
    "10:01:01",
  ]);
});

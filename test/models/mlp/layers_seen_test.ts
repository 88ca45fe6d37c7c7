import { differenceOf, fourDigits, rootMeanSquare } from "../../../models/mlp/mod.ts";
import { assertEquals } from "../../../std.ts";

Deno.test("rootMeanSquare() has four digits, and null where it is not finite", () => {
  // (9 + 16) / 2 = 12.5, whose root is 3.5355...
  assertEquals(rootMeanSquare([3, -4]), 3.536);
  assertEquals(rootMeanSquare(new Float32Array(5)), 0);
  // Squares of float32 numbers this small and this large are there in float64.
  assertEquals(rootMeanSquare(Float32Array.of(1e-30, 1e-30)), 1e-30);
  assertEquals(rootMeanSquare(Float32Array.of(1e30)), 1e30);
  assertEquals(rootMeanSquare([1, NaN]), null);
  assertEquals(rootMeanSquare([Infinity]), null);
  assertEquals(fourDigits(123456), 123500);
});

Deno.test("differenceOf() leaves out what all images of a batch have in common", () => {
  // Two images, three units: means 2, 5 and 0, deviations 1, 0 and 3, each twice.
  assertEquals(differenceOf([1, 5, -3, 3, 5, 3], 2), 1.826);
  // Exactly: a sum of equal float32 numbers has no rounding in float64.
  assertEquals(differenceOf(new Float32Array(64 * 5).fill(0.1), 64), 0);
  assertEquals(differenceOf([1, NaN], 2), null);
});

import { fourDigits, rootMeanSquare } from "../../../models/mlp/mod.ts";
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

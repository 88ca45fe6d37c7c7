import { pathOf } from "../../../../bench/watch/page/spark_path.ts";
import { assertEquals } from "../../../../std.ts";

Deno.test("pathOf() draws losses from the left to the right, the least at the bottom", () => {
  // 116 wide and 28 high, within margins of 2.
  assertEquals(pathOf([3, 1, 2]), "M2.0 2.0L60.0 30.0L118.0 16.0");
});

Deno.test("pathOf() leaves a gap where a loss is not finite", () => {
  assertEquals(pathOf([1, null, 1, 0, 1]), "M2.0 2.0M60.0 2.0L89.0 30.0L118.0 2.0");
});

Deno.test("pathOf() draws what there is of one loss, of the same ones, and of none", () => {
  assertEquals(pathOf([]), "");
  assertEquals(pathOf([null]), "");
  assertEquals(pathOf([5]), "M2.0 2.0");
  assertEquals(pathOf([5, 5]), "M2.0 2.0L118.0 2.0");
});

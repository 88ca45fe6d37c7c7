import { clock, columns } from "../../../bench/cli/text.ts";
import { assertEquals } from "../../../std.ts";

Deno.test("clock() writes seconds as a clock does", () => {
  assertEquals([0, 5.4, 65, 3600, 36_061].map(clock), [
    "0:00",
    "0:05",
    "1:05",
    "1:00:00",
    "10:01:01",
  ]);
});

Deno.test("columns() aligns cells to the left, or to the right where told", () => {
  assertEquals(columns([["a", "1", "x"], ["bcd", "23", ""]], new Set([1])), [
    "a     1  x",
    "bcd  23",
  ]);
});

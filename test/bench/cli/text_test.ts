import { clock, columns, duration, percent, plural } from "../../../bench/cli/text.ts";
import { assertEquals } from "../../../std.ts";

Deno.test("clock() and duration() write seconds as a person would", () => {
  assertEquals([0, 5.4, 65, 3600, 36_061].map(clock), [
    "0:00",
    "0:05",
    "1:05",
    "1:00:00",
    "10:01:01",
  ]);
  assertEquals([0.04, 12.34, 59.94, 59.96, 125].map(duration), [
    "0.0 s",
    "12.3 s",
    "59.9 s",
    "1:00",
    "2:05",
  ]);
});

Deno.test("percent() and plural() write numbers with what they count", () => {
  assertEquals([0, 0.0049, 1].map(percent), ["0.0 %", "0.5 %", "100.0 %"]);
  assertEquals([plural(1, "trial"), plural(0, "trial")], ["1 trial", "0 trials"]);
});

Deno.test("columns() aligns cells to the left, or to the right where told", () => {
  assertEquals(columns([["a", "1", "x"], ["bcd", "23", ""]], new Set([1])), [
    "a     1  x",
    "bcd  23",
  ]);
});

import { bar } from "../../../bench/cli/bar.ts";
import { assertEquals } from "../../../std.ts";

Deno.test("a bar is full when all is done, and never overflows", () => {
  assertEquals(bar(0, 10), "░░░░░░░░░░░░");
  assertEquals(bar(9, 10), "██████████░░");
  assertEquals(bar(10, 10), "████████████");
  assertEquals(bar(20, 10), "████████████");
  assertEquals(bar(0, 0), "░░░░░░░░░░░░");
});

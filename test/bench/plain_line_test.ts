import { plainLine } from "../../bench/plain_line.ts";
import { assertEquals } from "../../std.ts";

Deno.test("plainLine() leaves nothing that a terminal or a CI job would act on", () => {
  assertEquals(plainLine(" Cannot do X:\r\n  ::error::y\n"), "Cannot do X: ::error::y");
  assertEquals(plainLine("\x1b[31mred\u009b2J\0\t"), "\ufffd[31mred\ufffd2J\ufffd");
  assertEquals(plainLine("né 日本 “x”  y"), "né 日本 “x”  y");
});

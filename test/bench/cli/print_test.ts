import { bold, dim, type Line, red, rendered, textOf } from "../../../bench/cli/print.ts";
import { assertEquals, setColorEnabled } from "../../../std.ts";

/** Calls a function with colours on. */
function inColour<T>(run: () => T): T {
  setColorEnabled(true);
  try {
    return run();
  } finally {
    setColorEnabled(false);
  }
}

/** With NO_COLOR nothing can be painted. */
const ignore = Deno.noColor;

Deno.test(
  "rendered() paints what a line asks for, and nothing that its text asks for",
  { ignore },
  () => {
    const line: Line = [bold(red("a\x1b[32mb")), " c\x1b[0m ", dim("d")];
    assertEquals(
      inColour(() => rendered(line)),
      "\x1b[1m\x1b[31ma\ufffd[32mb\x1b[39m\x1b[22m c\ufffd[0m \x1b[2md\x1b[22m",
    );
    assertEquals(textOf(line), "a\ufffd[32mb c\ufffd[0m d");
  },
);

Deno.test("rendered() breaks a command of a CI system, also one put together of parts", () => {
  const lines: Line[] = ["::error::x", ["  ", ":", [":warning::y"]], ["a #", bold("#[error]")]];
  setColorEnabled(false);
  assertEquals(lines.map(rendered), [": :error::x", "  : :warning::y", "a # #[error]"]);
});

Deno.test("rendered() breaks a command between its colours", { ignore }, () => {
  assertEquals(inColour(() => rendered([bold(":"), ":x::"])), "\x1b[1m:\x1b[22m :x::");
});

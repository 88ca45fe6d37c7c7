import { plainLine, plainText, withoutCommands } from "../../../bench/base/mod.ts";
import { assertEquals } from "../../../std.ts";

Deno.test("plainLine() leaves nothing that a terminal or a CI job would act on", () => {
  assertEquals(plainLine(" Cannot do X:\r\n  ::error::y\n"), "Cannot do X: ::error::y");
  assertEquals(plainLine("\x1b[31mred\u009b2J\0\t"), "\ufffd[31mred\ufffd2J\ufffd");
  assertEquals(plainLine("né 日本 “x”  y"), "né 日本 “x”  y");
});

/** What somebody may put into a file to be printed, and how it is printed. */
const hostile: Readonly<Record<string, string>> = {
  "\x1b[31mred": "\ufffd[31mred",
  "\x1b]0;title\x07": "\ufffd]0;title\ufffd",
  "a\x00\x08\x7f\x9bb": "a\ufffd\ufffd\ufffd\ufffdb",
  "a\r\nb\rc\u2028d\u2029e\x85f\vg\fh": "a b c d e f g h",
  "a\tb": "a b",
  "\u202eabc\u2066\u200f\u061c": "\ufffdabc\ufffd\ufffd\ufffd",
  "lone \ud800 half \udc00": "lone \ufffd half \ufffd",
  "\ufeffa\u200bb\u2060c\u{e0041}": "\ufffda\ufffdb\ufffdc\ufffd",
  "👩‍👧 नमस्ते é 日本": "👩‍👧 नमस्ते é 日本",
};

Deno.test("plainText() is what is printed of hostile text, and the same of that again", () => {
  for (const [text, expected] of Object.entries(hostile)) {
    assertEquals(plainText(text), expected, JSON.stringify(text));
    assertEquals(plainText(expected), expected);
  }
});

Deno.test("plainText() leaves no code point that acts, reorders or is no character", () => {
  const left: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    const text = plainText(String.fromCodePoint(code));
    if (/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/u.test(text)) {
      left.push(code.toString(16));
    }
  }
  assertEquals(left, []);
});

Deno.test("withoutCommands() breaks what a CI system would take for a command", () => {
  const lines = {
    "::error::x": ": :error::x",
    "  ::set-output name=a::b": "  : :set-output name=a::b",
    "a ##[error]b": "a # #[error]b",
    "##vso[task.setvariable variable=a]b": "# #vso[task.setvariable variable=a]b",
    "##TeamCity[x] ##[y]": "# #TeamCity[x] # #[y]",
    "std::vector, 12::, ## [a]": "std::vector, 12::, ## [a]",
  };
  for (const [line, expected] of Object.entries(lines)) {
    assertEquals(withoutCommands(line), expected);
  }
});

Deno.test("plainText() takes as long as its text is", () => {
  const text = " ".repeat(1_000_000);
  const started = performance.now();
  assertEquals(plainText(`${text}\n${text}`).length, text.length + 1);
  // With backtracking it is minutes.
  assertEquals(performance.now() - started < 2000, true);
});

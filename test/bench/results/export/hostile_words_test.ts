import { type ExportOptions, exportResult } from "../../../../bench/results/export/mod.ts";
import { markdownFence, markdownText } from "../../../../bench/base/mod.ts";
import { assertEquals } from "../../../../std.ts";
import { makeResultFile } from "../../_result_file.ts";

/** The one cell of a table whose message is a word. */
function cellOf(message: string, format: ExportOptions["format"]): string {
  const result = makeResultFile([{ variant: "plain", seed: 1, test: 3 }]);
  const trials = result.trials.map((trial) => ({ ...trial, message }));
  const options = { format, rows: "trials", columns: ["message"] } as const;
  const decoder = new TextDecoder();
  const parts = [...exportResult({ ...result, trials }, options)];
  const text = parts.map((part) => decoder.decode(part)).join("");
  switch (format) {
    case "csv":
      return text.slice("message\r\n".length, -2);
    case "markdown":
      return text.split("\n")[2]!.slice(2, -2);
    case "latex":
      return /\\midrule\n([^]*) \\\\\n\\bottomrule/.exec(text)![1]!;
    case "parquet":
      throw new TypeError("No text");
  }
}

Deno.test("no cell of CSV is taken for a formula by a spreadsheet, whatever stands before its sign", () => {
  const cells = {
    "\n=1+1": `"'\n=1+1"`,
    "\r=1": `"'\n=1"`,
    "\t=1": "' =1",
    "\na": `"'\na"`,
    "  @sum": "'  @sum",
    "\uff1dcmd": "'\uff1dcmd",
    "\u00a0-1": "'\u00a0-1",
    "a=1": "a=1",
    "5 - 3": "5 - 3",
  };
  for (const [word, cell] of Object.entries(cells)) assertEquals(cellOf(word, "csv"), cell);
});

Deno.test("no line of CSV acts on a terminal or a CI job", () => {
  assertEquals(cellOf("a\n::error::b\n\x1b[31mc\u2028", "csv"), '"a\n: :error::b\n\ufffd[31mc "');
});

Deno.test("no cell of LaTeX is an option of the line before it", () => {
  // Also behind spaces: LaTeX skips them when it looks for an option.
  assertEquals(cellOf(" [9cm]", "latex"), "{}[9cm]");
  assertEquals(cellOf("\n *", "latex"), "{}*");
  assertEquals(cellOf("a [9cm]", "latex"), "a [9cm]");
});

Deno.test("LaTeX prints quotes, dashes and what is no character as they stand", () => {
  assertEquals(cellOf("?`a--b---c \x1b", "latex"), "?\\textasciigrave{}a-{}-b-{}-{}-c ?");
  assertEquals(cellOf("::error::x", "latex"), ": :error::x");
});

Deno.test("Markdown mentions nobody, links nowhere and stays in its cell", () => {
  const cells = {
    "@octocat": "@<!-- -->octocat",
    "a@b.example": "a@<!-- -->b.example",
    "owner/x#12 and GH-12": "owner/x\\#<!-- -->12 and GH-<!-- -->12",
    "https://a.example www.b.example": "https:<!-- -->//a.example www<!-- -->.b.example",
    "<img src=x> &amp;": "&lt;img src=x&gt; &amp;amp;",
    "a | b\n| c": "a \\| b \\| c",
    "$x$ @ 5, # 5": "\\$x\\$ @ 5, \\# 5",
    "\x1b[2J\u202e": "\ufffd\\[2J\ufffd",
  };
  for (const [word, cell] of Object.entries(cells)) {
    assertEquals(markdownText(word), cell);
    assertEquals(cellOf(word, "markdown"), cell);
  }
});

Deno.test("markdownFence() is longer than any row of backticks inside", () => {
  assertEquals(markdownFence(["a", "```", "b ````"]), "`````text\na\n```\nb ````\n`````\n");
  assertEquals(markdownFence(["a"]), "```text\na\n```\n");
});

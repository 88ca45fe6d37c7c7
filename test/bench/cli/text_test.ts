import { bold, red, spansOf, textOf } from "../../../bench/cli/print.ts";
import { columns, cut, widthOf, wrapped } from "../../../bench/cli/text.ts";
import { assertEquals } from "../../../std.ts";

Deno.test("columns() aligns cells to the left, or to the right where told", () => {
  assertEquals(columns([["a", "1", "x"], ["bcd", "23", ""]], new Set([1])), [
    "a     1  x",
    "bcd  23",
  ]);
});

Deno.test("columns() breaks the widest cells where the terminal is narrow", () => {
  const rows = [["name", "one two three four"], ["a", "x"]];
  assertEquals(columns(rows, undefined, 16), ["name  one two", "      three four", "a     x"]);
  assertEquals(columns(rows, undefined, 24), ["name  one two three four", "a     x"]);
  // A word that does not fit is broken too.
  assertEquals(columns([["ab", "0123456789abcdef"]], undefined, 12), [
    "ab  01234567",
    "    89abcdef",
  ]);
});

Deno.test("columns() fits every width over all kinds of text, unless no column can give more", () => {
  const rows = [
    ["workload", "title", "日本語 日本語日本語日本語 👩‍👧👩‍👧👩‍👧", "12"],
    ["memn2n/babi-qa1", "a longer title of some words", "e\u0301e\u0301 short", "3"],
  ];
  for (let width = 38; width <= 120; width++) {
    const lines = columns(rows, new Set([3]), width);
    assertEquals(lines.filter((line) => widthOf(line) > width), [], `${width}`);
    // No sign is lost.
    const signs = (text: string) => [...text.replace(/\s/g, "")].toSorted().join("");
    assertEquals(signs(lines.join("")), signs(rows.flat().join("")));
  }
});

Deno.test("columns() keeps the style of a cell that it breaks", () => {
  const lines = columns([[red("one two three"), bold("x")]], undefined, 12);
  assertEquals(lines.map(textOf), ["one two    x", "three"]);
  assertEquals(lines.map((line) => spansOf(line)[0]?.styles), [["red"], ["red"]]);
});

Deno.test("cut() and wrapped() count what a terminal shows", () => {
  assertEquals(textOf(cut(["日本", bold("語x")], 5)), "日本");
  assertEquals(textOf(cut(["日本", bold("語x")], 6)), "日本語");
  assertEquals(textOf(cut("e\u0301e\u0301e", 2)), "e\u0301e\u0301");
  assertEquals(wrapped("日本 語語 x", 2, 8), ["  日本", "  語語 x"]);
  assertEquals(wrapped("a\nb\x1b c", 0, 80), ["a b\ufffd c"]);
});

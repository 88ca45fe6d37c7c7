import { detailsMarkdown } from "../../../../bench/report/mod.ts";
import { assertEquals } from "../../../../std.ts";

Deno.test("detailsMarkdown() escapes text, and keeps what a group of rows shares in its first", () => {
  const row = (name: string, value: number) => ({
    group: "a",
    cells: [
      { value: { kind: "text" as const, words: name } },
      { value: { kind: "number" as const, value, unit: "percent" as const } },
    ],
  });
  assertEquals(
    detailsMarkdown([
      { kind: "text", role: "heading", words: "a *b*" },
      { kind: "list", items: [["<x>", { strong: "y" }]] },
      {
        kind: "table",
        table: {
          title: "",
          columns: [
            { name: "a", title: "A", shared: true },
            { name: "b", title: "B", align: "right" },
          ],
          rows: [row("a|b", 0.1), row("a|b", 0.2)],
        },
      },
      { kind: "chart", charts: [] },
    ]),
    "#### a \\*b\\*\n\n- &lt;x&gt;y\n\n| A | B |\n| --- | ---: |\n| a\\|b | 10.0 % |\n|  | 20.0 % |\n",
  );
});

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

Deno.test("detailsMarkdown() says which steps of a player do what", () => {
  const cell = (words: string) => ({ value: { kind: "text", words } } as const);
  assertEquals(
    detailsMarkdown([{
      ...{ kind: "player", question: "copy", reply: "right", right: true, unit: "step", start: "" },
      passages: [
        { first: 1, last: 1, words: "nothing" },
        { first: 2, last: 3, words: { code: "r1 := 2" } },
      ],
      steps: [{ words: "It reads." }],
      table: {
        title: "",
        columns: [{ name: "cell", title: "Cell" }, { name: "one", title: "1", align: "right" }],
        rows: [{ cells: [cell("r1"), cell("2")] }],
      },
    }]),
    "**copy** right\n\n- step 1: nothing\n- steps 2 to 3: r1 := 2\n\n1. It reads.\n\n" +
      "| Cell | 1 |\n| --- | ---: |\n| r1 | 2 |\n",
  );
});

Deno.test("detailsMarkdown() writes what would be answered after each step", () => {
  assertEquals(
    detailsMarkdown([{
      ...{ kind: "pictures", question: "1 + 1", reply: "right", right: true, unit: "step" },
      ...{ input: ["1", "*", "1"], wanted: ["0", "1", ""], maps: 1, rows: 1 },
      moments: [{ words: "", answers: ["0", "", ""], marks: [true, false, null], values: "" }],
    }]),
    "**1 + 1** right\n\n| After step | Answer | Wrong | Right |\n| --- | --- | --- | ---: |\n" +
      "| input | 1\\*1 |  |  |\n| 0 | 0·· | .✗ | 1 of 2 |\n| wanted | 01· |  |  |\n",
  );
});

Deno.test("detailsMarkdown() leaves out the steps of a program that change nothing, and says how many", () => {
  const step = (words: string, outcome: string) => ({ words, outcome, choices: [] });
  const text = detailsMarkdown([{
    ...{ kind: "player", question: "sum", reply: "right", right: true, unit: "step", start: "" },
    steps: [step("All.", "1 of 1 row"), step("Adds up.", "3")],
    table: {
      title: "",
      columns: [{ name: "one", title: "1", step: true }, { name: "two", title: "2", step: true }],
      rows: [{ cells: [{ value: null, on: true }, { value: null, on: true }] }],
    },
  }]);
  assertEquals(text.includes("1 step left out that changes nothing.\n\n2. Adds up. → 3\n"), true);
  assertEquals(text.includes("All."), false);
});

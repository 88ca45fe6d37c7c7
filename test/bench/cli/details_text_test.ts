import { detailsText, tableLines } from "../../../bench/cli/details_text.ts";
import { type Line, textOf } from "../../../bench/cli/print.ts";
import type { Details, Table } from "../../../models/mod.ts";
import { attention } from "../../../models/memn2n/mod.ts";
import {
  chooseTables,
  type ProgrammerInspection,
  programs,
} from "../../../models/neural_programmer/mod.ts";
import { assertEquals, assertStringIncludes } from "../../../std.ts";
import { printed, programmer, summed, tables } from "../_tables.ts";

const trial = {
  ...{ id: "t", variant: "noise", seed: 1, options: {}, optimizer: [], testError: 0 },
  length: { before: 0, last: 1 },
};

function linesOf(inspection: ProgrammerInspection): string[] {
  return linesOfDetails(programs.details(inspection, trial));
}

function linesOfDetails(details: Details): string[] {
  return detailsText(details, 200).map(textOf);
}

Deno.test("detailsText() writes a program step by step", () => {
  const dataset = tables();
  const all = chooseTables(programmer(dataset), dataset);
  const lines = linesOf(all.find(({ question }) => question === summed.question)!);
  assertEquals(lines.slice(0, 5), [
    "",
    "What is the sum of B in the rows where B is less than 42.5?",
    "The network reads: lesser 42.5 B sum B",
    "Its answer, 162, is right",
    "Its program: lesser than 42.5 in B, sum of B",
  ]);
  assertEquals(lines.slice(5, 6), ["… 2 steps left out that change nothing"]);
  assertEquals(lines.length, 8);
  const [third] = lines.filter((line) => line.startsWith("step 3"));
  assertStringIncludes(third!, "Selects the rows where B is less than 42.5.");
  assertStringIncludes(third!, "81 of 120 rows");
  assertStringIncludes(third!, "lesser 90 %, then sum 1 %; B 90 %");
});

Deno.test("detailsText() says what the right answer was", () => {
  const dataset = tables();
  const wrong = chooseTables(programmer(dataset, ({ isScalar }, b) => isScalar[b] === 0), dataset)
    .find(({ question }) => question === printed.question)!;
  assertStringIncludes(
    linesOf(wrong).join("\n"),
    "Its answer, T of 120 rows, is wrong: the right one is T of 48 rows (72 too many)",
  );
});

Deno.test("detailsText() writes the program of each kind, and how the search went", () => {
  const own = { part: "sum", question: "sum A", right: true };
  const kinds = linesOf({
    kind: "kinds",
    programs: [
      { ...own, part: "lesser sum", words: "lesser than 3 in A, sum of A", shortest: null },
      { ...own, words: "sum of A", shortest: true },
      { ...own, words: "count", right: false, shortest: false },
    ],
  });
  assertEquals(kinds.slice(-4), [
    "question  its program                   answer  meaning",
    "sum A     sum of A                      right   as asked",
    "sum A     count                         wrong   another",
    "sum A     lesser than 3 in A, sum of A  right   –",
  ]);
  const seen = { texts: 23, found: 5, knownEntropy: 0.5, unknownEntropy: 2.25 };
  const history = Array.from({ length: 23 }, (_, i) => ({ ...seen, update: 100 * i }));
  const search = linesOf({ kind: "search", history });
  assertEquals(search.slice(0, 4), [
    "",
    "update  texts met  with a program  entropy without, nats  with, nats",
    "     0         23               5                   2.25         0.5",
    "   200         23               5                   2.25         0.5",
  ]);
  // Twelve of 23, the last among them.
  assertEquals([search.length, search.at(-1)!.startsWith(" 2,200")], [14, true]);
  const soft = { update: 0, texts: null, found: null, knownEntropy: null, unknownEntropy: 2.25 };
  assertEquals(linesOf({ kind: "search", history: [soft] }).slice(1), [
    "update  entropy, nats",
    "     0           2.25",
  ]);
});

Deno.test("detailsText() shades the attention of a story, its last statement last", () => {
  const lines = linesOfDetails(attention.details({
    kind: "attention",
    statements: ["Mary went home.", "John took the apple."],
    question: "Where is Mary?",
    answer: "home",
    prediction: "garden",
    supports: [0],
    attention: [[0.9, 0.1], [0, 1]],
  }, trial));
  // A tenth of the attention has the weakest shade, none has none.
  assertEquals(lines, [
    "",
    "Where is Mary?",
    "garden is wrong: the answer is home",
    "story                 hop 1  hop 2",
    "John took the apple.   ░ 10  █ 100",
    "◆ Mary went home.      █ 90      0",
  ]);
});

Deno.test("detailsText() says which steps of a player do what, and which cells they use", () => {
  const cell = (words: string) => ({ value: { kind: "text", words } } as const);
  const lines = linesOfDetails([{
    ...{
      kind: "player",
      question: "copy",
      reply: "All right",
      right: true,
      unit: "step",
      start: "",
    },
    passages: [
      { first: 1, last: 1, words: "nothing" },
      { first: 2, last: 9, words: { code: "r1 := r1 + 1" }, note: "least sure choice: 80 %" },
    ],
    steps: [{ words: "" }],
    table: {
      title: "",
      columns: [{ name: "cell", title: "Cell", heads: true }, {
        ...{ name: "one", title: "1", align: "right", step: true },
      }],
      rows: [
        { cells: [cell("r1"), cell("12")] },
        // The sign says by itself that it was written.
        {
          cells: [cell("r2"), {
            value: { kind: "text", words: [{ sign: "→", means: "written" }, "3"] },
            shade: 1,
          }],
        },
      ],
    },
  }]);
  assertEquals(lines, [
    "",
    "copy",
    "All right",
    "step 1        nothing",
    "steps 2 to 9  r1 := r1 + 1  least sure choice: 80 %",
    "cell   1",
    "r1    12",
    "r2    →3",
  ]);
});

Deno.test("detailsText() writes what would be answered after each step, and what of it is wrong", () => {
  const moment = (answers: string, marks: string) => ({
    ...{
      words: "",
      answers: [...answers].map((symbol) => symbol === "-" ? "" : symbol),
      values: "",
    },
    marks: [...marks].map((mark) => mark === "?" ? null : mark === "+"),
  });
  const lines = linesOfDetails([{
    ...{ kind: "pictures", question: "3 + 1 = 4", reply: "All right", right: true, unit: "step" },
    ...{ input: [..."11+10"], wanted: ["0", "0", "1", "", ""], maps: 2, rows: 3 },
    moments: [moment("01---", "+--??"), moment("001--", "+++??")],
  }]);
  assertEquals(lines, [
    "",
    "3 + 1 = 4",
    "All right",
    "after step  answer  wrong   right",
    "input       11+10",
    "0           01···   .✗✗    1 of 3",
    "1           001··   ...    3 of 3",
    "wanted      001··",
  ]);
});

Deno.test("detailsText() keeps symbols of several letters apart, and signs under them", () => {
  const symbols = ["10", "2"];
  const lines = linesOfDetails([{
    ...{ kind: "pictures", question: "sort", reply: "", right: false, unit: "step" },
    ...{ input: symbols, wanted: ["2", "10"], maps: 1, rows: 1 },
    moments: Array.from({ length: 40 }, () => ({
      ...{ words: "", answers: symbols, marks: [true, false], values: "" },
    })),
  }]);
  assertEquals(lines.filter((line) => line.startsWith("0 ")), [
    "0           10 2    .  ✗   1 of 2",
  ]);
  // Of 40 moments 32, the last among them.
  assertEquals(lines.filter((line) => /^\d/.test(line)).length, 32);
  assertEquals(lines.some((line) => line.startsWith("39 ")), true);
});

const table: Table = {
  title: "",
  columns: [
    { name: "name", title: "Name", heads: true, shared: true },
    { name: "first", title: "First", align: "right", spare: 2 },
    { name: "second", title: [{ name: "X" }, " of it"], align: "right", spare: 1 },
  ],
  rows: [0.1, 0.2].map((value) => ({
    group: "a",
    cells: [
      { value: { kind: "text", words: "a" } },
      { value: { kind: "number", value, unit: "percent" } },
      { value: null },
    ],
  })),
};

Deno.test("tableLines() leaves out the column that can be spared first, and says so", () => {
  const of = (width: number) => {
    const { lines, leftOut } = tableLines(table, width);
    return [lines.map((line: Line) => textOf(line)), leftOut];
  };
  assertEquals(of(80), [[
    "name   first  X of it",
    "a     10.0 %        –",
    "      20.0 %        –",
  ], []]);
  assertEquals(of(15), [["name   first", "a     10.0 %", "      20.0 %"], ["X of it"]]);
  assertEquals(of(6), [["name", "a", ""], ["first", "X of it"]]);
});

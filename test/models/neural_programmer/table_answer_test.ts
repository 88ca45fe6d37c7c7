import {
  answerInWords,
  likeliest,
  outcomeOf,
  rowsAmiss,
  type TableInspection,
  tableNumber,
  takenBy,
} from "../../../models/neural_programmer/mod.ts";
import { assertEquals } from "../../../std.ts";

const step = { column: null, words: "", operations: {}, columns: [], value: null };

/** "greater A, count" over three rows of which the last two are selected. */
const inspection: TableInspection = {
  kind: "program",
  question: "greater 2 A print A",
  meaning: null,
  columns: ["A"],
  rows: [["1"], ["3"], ["5"]],
  answer: { kind: "cells", column: 0, rows: [1, 2] },
  prediction: { kind: "cells", column: 0, rows: [0, 1] },
  right: false,
  words: "",
  steps: [
    { ...step, operation: "print", selected: [] },
    { ...step, operation: "greater", selected: [1, 2] },
    { ...step, operation: "count", selected: [], value: 2 },
    { ...step, operation: "print", selected: [] },
  ],
};

Deno.test("tableNumber() leaves out what float32 adds", () => {
  assertEquals(tableNumber(Math.fround(17.27)), "17.27");
  assertEquals(tableNumber(-0.0001), "0");
  assertEquals(tableNumber(1e30), "1e+30");
  assertEquals(tableNumber(null), "not a finite number");
});

Deno.test("answerInWords() says numbers, rows, or that there is no answer", () => {
  const words = (...rows: number[]) =>
    answerInWords({ kind: "cells", column: 0, rows }, inspection);
  assertEquals([words(), words(4), words(4, 5)], ["A of no rows", "A of 1 row", "A of 2 rows"]);
  assertEquals(answerInWords({ kind: "scalar", value: 3 }, inspection), "3");
  assertEquals(answerInWords(null, inspection), "no answer");
});

Deno.test("rowsAmiss() counts rows on both sides", () => {
  assertEquals(rowsAmiss(inspection), "1 missing and 1 too many");
  const { answer } = inspection;
  assertEquals(rowsAmiss({ ...inspection, prediction: answer }), "");
  assertEquals(rowsAmiss({ ...inspection, prediction: null }), "");
});

Deno.test("takenBy() and outcomeOf() tell selected rows from those that a step took", () => {
  const { steps, rows } = inspection;
  assertEquals(steps.map((_, i) => takenBy(steps, rows, i)), [[0, 1, 2], [1, 2], [1, 2], []]);
  assertEquals(
    steps.map((_, i) => outcomeOf(inspection, i)),
    ["3 cells", "2 of 3 rows", "2", "0 cells"],
  );
});

Deno.test("likeliest() names the runner-up if it has half a percent", () => {
  assertEquals(likeliest("sum", { count: 0.02, sum: 0.98, or: 0 }), "sum 98 %, then count 2 %");
  assertEquals(likeliest("sum", { count: 0.004, sum: 0.996 }), "sum 100 %");
});

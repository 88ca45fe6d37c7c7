import { fc } from "../../_properties.ts";
import type { Table } from "../../../tasks/mod.ts";
import {
  interpret,
  type Operands,
  type OperationName,
  type Step,
} from "../../../tasks/tables/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../std.ts";

/** Columns A and B of numbers, T of words. */
const table: Table = {
  rows: 4,
  numbers: [[1, 5, 9, -3], [10, 20, 30, 40]],
  words: [[2, 0, 2, 1]],
};
const operands: Operands = { greater: 0, lesser: 6, match: 2 };

/** Steps as words: "greater 0, sum 1". */
function program(text: string): Step[] {
  return text.split(", ").map((step) => {
    const [operation, column] = step.split(" ");
    return {
      operation: operation as OperationName,
      column: column === undefined ? null : Number(column),
    };
  });
}

const run = (text: string, given = operands) => interpret(program(text), given, table);

/** Programs, and the number that each answers with. */
const scalars: Readonly<Record<string, number>> = {
  "sum 0": 12,
  count: 4,
  // A over 0: rows 1, 2 and 3.
  "greater 0, sum 1": 60,
  "greater 0, count": 3,
  // A under 6: rows 1, 2 and 4.
  "lesser 0, sum 1": 70,
  // Rows 1 and 2 are in both.
  "greater 0, lesser 0, and, sum 1": 30,
  "greater 0, lesser 0, or, count": 4,
  "match 2, sum 1": 40,
  "match 2, greater 0, and, sum 0": 10,
  // The sum of A, then all rows again, then of B: 12 - 100.
  "sum 0, reset, sum 1, difference": -88,
  "count, reset, sum 0, difference": -8,
  // Nothing is selected after a number, and all is after a reset.
  "sum 0, count": 0,
  "greater 0, reset, count": 4,
  // "and" looks two steps back: before the first step all rows are selected.
  "greater 0, and, count": 3,
  // One scalar alone: the other is 0.
  difference: 0,
  "count, difference": -4,
};

for (const [text, expected] of Object.entries(scalars)) {
  Deno.test(`interpret() answers with ${expected}: ${text}`, () => {
    assertEquals(run(text).answer, { kind: "scalar", value: expected });
  });
}

Deno.test("interpret() prints the selected cells of a column", () => {
  assertEquals(run("greater 0, print 1").answer, {
    kind: "cells",
    column: 1,
    selected: [true, true, true, false],
  });
  assertEquals(run("lesser 0, print 2").answer, {
    kind: "cells",
    column: 2,
    selected: [true, true, false, true],
  });
  assertEquals(run("greater 0, lesser 0, and").answer, null);
});

Deno.test("interpret() tells which rows each step left selected", () => {
  const { selected } = run("greater 0, lesser 0, and, count");
  assertEquals(selected.map((rows) => rows.map(Number).join("")), ["1110", "1101", "1100", "0000"]);
});

Deno.test("interpret() selects nothing by an operand that there is not, or that is no number", () => {
  const none = { greater: null, lesser: null, match: null };
  for (const text of ["greater 0, count", "lesser 0, count", "match 2, count"]) {
    assertEquals(run(text, none).answer, { kind: "scalar", value: 0 });
  }
  assertEquals(run("greater 0, count", { ...none, greater: NaN }).answer, {
    kind: "scalar",
    value: 0,
  });
  assertEquals(run("lesser 0, count", { ...none, lesser: 1e30 }).answer, {
    kind: "scalar",
    value: 4,
  });
});

Deno.test("interpret() refuses a column that an operation cannot take", () => {
  for (const text of ["sum", "sum 2", "greater -1", "match 0", "match 3", "print 3"]) {
    assertThrows(() => run(text), RangeError, "Cannot use column");
  }
});

Deno.test("interpret() works on a table that lacks columns, and refuses those", () => {
  const part: Table = { rows: 4, numbers: [[1, 5, 9, -3], []], words: [[], [2, 0, 2, 1]] };
  const answer = (text: string) => interpret(program(text), operands, part).answer;
  assertEquals(answer("greater 0, count"), { kind: "scalar", value: 3 });
  assertEquals(answer("match 3, sum 0"), { kind: "scalar", value: 10 });
  for (const text of ["sum 1", "greater 1", "match 2", "print 1", "print 2"]) {
    assertThrows(() => answer(text), RangeError, "the table lacks it");
  }
});

const tables = fc.record({
  a: fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 0, maxLength: 30 }),
  greater: fc.integer({ min: -1000, max: 1000 }),
  lesser: fc.integer({ min: -1000, max: 1000 }),
});

Deno.test("interpret() agrees with a filter written out, on any table", () => {
  fc.assert(fc.property(tables, ({ a, greater, lesser }) => {
    const given = { greater, lesser, match: null };
    const value = (text: string) => {
      const { answer } = interpret(program(text), given, {
        rows: a.length,
        numbers: [a],
        words: [],
      });
      assert(answer?.kind === "scalar");
      return answer.value;
    };
    const sum = (cells: number[]) => cells.reduce((sum, cell) => sum + cell, 0);
    const between = a.filter((cell) => cell > greater && cell < lesser);
    const outside = a.filter((cell) => cell > greater || cell < lesser);
    assertEquals(value("greater 0, lesser 0, and, sum 0"), sum(between));
    assertEquals(value("lesser 0, greater 0, or, count"), outside.length);
    assertEquals(value("sum 0, reset, count, difference"), sum(a) - a.length);
  }));
});

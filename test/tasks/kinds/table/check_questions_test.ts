import { buildTableDataset, type TableQuestion } from "../../../../tasks/mod.ts";
import { textWords } from "../../../../tasks/tables/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../../std.ts";

/** "sum A greater 2": of 1, 2 and 3, with a text column. */
const good: TableQuestion = {
  part: "sum",
  words: ["greater", "A", "sum", "A"],
  operands: [{ value: 2, position: 0 }],
  table: { rows: 3, numbers: [[1, 2, 3]], words: [[0, 9, 0]] },
  answer: { kind: "scalar", value: 3 },
};

type Changes = Partial<Omit<TableQuestion, "table">> & { table?: Partial<TableQuestion["table"]> };

/** A data set whose third training question, or first test question, is another. */
function build(
  { table, ...changes }: Changes,
  { part = "train", columns = ["A", "T"], numericColumns = 1 } = {},
) {
  const train = Array<TableQuestion>(10).fill(good), test = [good];
  const bad = { ...good, ...changes, table: { ...good.table, ...table } };
  return buildTableDataset({
    train: part === "train" ? train.with(2, bad) : train,
    test: part === "test" ? [bad] : test,
    columns,
    numericColumns,
    textWords,
    digest: "",
  });
}

/** A column that starts with these numbers, then ones. */
const column = (...cells: number[]) => [...cells, 1, 1, 1].slice(0, 3);

const values: readonly (readonly [Changes, string])[] = [
  [{ table: { numbers: [column(1, NaN)] } }, "NaN in row 1 of column A is not a finite float32"],
  [{ table: { numbers: [column(Infinity)] } }, "Infinity in row 0 of column A is not"],
  // The largest float32 is about 3.4e38.
  [{ table: { numbers: [column(1e39)] } }, "1e+39 in row 0 of column A is not"],
  [{ table: { numbers: [column(3e38, -3e38)] } }, "the sum of column A is not a finite float32"],
  [{ operands: [{ value: Infinity, position: 0 }] }, "its number Infinity is not a finite float32"],
  [{ operands: [{ value: NaN, position: 0 }] }, "its number NaN is not a finite float32"],
  [{ operands: [{ value: 2, position: 4 }] }, "its number 2 stands after word 4 of 4"],
  [{ operands: [{ value: 2, position: -2 }] }, "its number 2 stands after word -2 of 4"],
  [{ table: { words: [column(10)] } }, "10 in column T is none of 10 words"],
  [{ table: { words: [column(0.5)] } }, "0.5 in column T is none of 10 words"],
  [{ answer: { kind: "scalar", value: -1e39 } }, "its answer -1e+39 is not a finite float32"],
  [
    { answer: { kind: "cells", column: 2, selected: [true, false, true] } },
    "its answer is in column 2 of 2",
  ],
  [{ table: { numbers: [[]] } }, "it names column A, which its table lacks"],
  [
    {
      table: { words: [[]] },
      answer: { kind: "cells", column: 1, selected: [true, false, true] },
    },
    "its answer is in column T, which its table lacks",
  ],
];

const shapes: readonly (readonly [Changes, string])[] = [
  [{ table: { rows: 0, numbers: [[]], words: [[]] } }, "its table has 0 rows"],
  [{ table: { numbers: [[1, 2]] } }, "its column A has 2 rows, its table 3"],
  [{ table: { words: [[1, 2, 3, 4]] } }, "its column T has 4 rows, its table 3"],
  [
    { table: { numbers: [column(1), column(1)] } },
    "its table has 2 numeric and 1 text columns, not 1 and 1",
  ],
  [{ table: { words: [] } }, "its table has 1 numeric and 0 text columns, not 1 and 1"],
  [{ table: { numbers: [[]], words: [[]] } }, "its table has no column"],
  [
    { answer: { kind: "cells", column: 0, selected: [true] } },
    "its answer has 1 rows, its table 3",
  ],
];

for (const [cases, kind] of [[values, RangeError], [shapes, TypeError]] as const) {
  for (const [changes, reason] of cases) {
    Deno.test(`buildTableDataset() refuses a question: ${reason}`, () => {
      for (const [part, asked] of [["train", "training question 2"], ["test", "test question 0"]]) {
        const error = assertThrows(() => build(changes, { part: part! }), kind, reason);
        assert(error.message.startsWith(`Cannot ask ${asked}: `), error.message);
      }
    });
  }
}

Deno.test("buildTableDataset() refuses tables without a numeric column", () => {
  for (const numericColumns of [0, -1, NaN]) {
    assertThrows(
      () => build({}, { numericColumns }),
      RangeError,
      "Cannot ask about no numeric column",
    );
  }
  assertThrows(() => build({}, { numericColumns: 3 }), RangeError, "3 numeric columns: A, T");
});

Deno.test("buildTableDataset() takes what is unusual and can be asked", () => {
  for (
    const changes of [
      // Sums of a hundred of these are under the largest float32.
      { table: { numbers: [column(1e30, -1e30)] }, answer: { kind: "scalar", value: 1e32 } },
      { table: { numbers: [column(-0, 1e-45)] } },
      { operands: [] },
      { operands: [{ value: 1e30, position: -1 }] },
      { words: [], operands: [] },
      // Columns that the table lacks and nobody asks for.
      { table: { words: [[]] } },
      { table: { numbers: [[]] }, words: ["count"], operands: [] },
    ] satisfies readonly Changes[]
  ) {
    const { train } = build(changes);
    assertEquals(train.batch([2]).size, 1);
  }
});

import type { Cell, Column, PlayerDetail, Row, Table } from "../details/mod.ts";
import type { TableInspection } from "./inspection_schema.ts";
import { answerInWords, choicesOf, outcomeOf, rowsAmiss, takenBy } from "./table_answer.ts";

/** Rows with the same marks that are shown; a longer run is cut to one less. */
const MOST_ALIKE = 5;

/** Marks a row of a table. */
export const SELECTED = { sign: "●", means: "selected" };
const RIGHT = { sign: "✓", means: "in the right answer" };

/** A question with the program that answered it, step by step. */
export function programPlayer(inspection: TableInspection): PlayerDetail {
  const { question, meaning, words, right, steps, columns } = inspection;
  return {
    kind: "player",
    question: meaning ?? question,
    ...meaning === null ? {} : { given: question },
    reply: reply(inspection),
    right,
    summary: { name: "Its program", words },
    unit: "step",
    start: "Before the first step all rows are selected.",
    steps: steps.map((step, i) => {
      const { operation, column, operations } = step;
      const shares = [
        operations[operation] ?? 0,
        ...column === null ? [] : [step.columns[column] ?? 0],
      ];
      return {
        words: `${step.words.charAt(0).toUpperCase()}${step.words.slice(1)}.`,
        outcome: outcomeOf(inspection, i),
        choices: choicesOf(step, columns).map((words, i) => ({ words, share: shares[i]! })),
        // The first column has the number of the row.
        ...column === null ? {} : { column: column + 1 },
      };
    }),
    table: programTable(inspection),
  };
}

function reply(inspection: TableInspection): PlayerDetail["reply"] {
  const { right, answer, prediction } = inspection;
  const given = { strong: answerInWords(prediction, inspection) };
  if (right) return ["Its answer, ", given, ", is right"];
  const amiss = rowsAmiss(inspection);
  return [
    "Its answer, ",
    given,
    ", is wrong: the right one is ",
    { strong: answerInWords(answer, inspection) },
    amiss === "" ? "" : ` (${amiss})`,
  ];
}

/**
 * The table of a question, with a mark in a column of each step for the rows that it selected or took. Rows
 * with the same marks stand together, those that most steps marked first, and of many only some are shown.
 */
function programTable(inspection: TableInspection): Table {
  const { columns, steps, question } = inspection, table = aligned(inspection.rows);
  const hasRight = showsRightRows(inspection);
  const number = (name: string): Column => ({ name, title: { name }, align: "right" });
  const rows = alike(inspection, hasRight).flatMap(({ marks, rows }, g) => {
    const shown = rows.length > MOST_ALIKE ? MOST_ALIKE - 1 : rows.length;
    return rows.map((row, i): Row => ({
      group: String(g),
      ...i < shown ? {} : { folded: true },
      cells: [
        textCell(String(row + 1)),
        ...table[row]!.map(textCell),
        ...marks.map((isMarked, i) => markCell(isMarked, hasRight && i === steps.length)),
      ],
    }));
  });
  return {
    title: `Table of: ${question}`,
    columns: [
      { name: "row", title: "Row", heads: true },
      ...columns.map(number),
      ...steps.map(({ operation }, i): Column => ({
        name: `step_${i + 1}`,
        title: [{ hidden: "Step " }, String(i + 1)],
        note: operation,
        step: true,
      })),
      ...hasRight ? [{ name: "right", title: "Right", note: "answer" }] : [],
    ],
    rows,
  };
}

function textCell(words: string): Cell {
  return { value: { kind: "text", words } };
}

function markCell(isMarked: boolean, isRight: boolean): Cell {
  return {
    value: { kind: "text", words: isMarked ? (isRight ? RIGHT : SELECTED) : "" },
    ...isRight ? { tone: "better" } : { on: isMarked },
  };
}

/** The right rows are worth a column where the answer has others. */
function showsRightRows({ right, answer }: TableInspection): boolean {
  return !right && answer.kind === "cells";
}

/** The same table, with as many digits after the point in all numbers of a column. */
function aligned(rows: TableInspection["rows"]): string[][] {
  const digits = rows[0]?.map((_, column) => {
    const parts = rows.map((row) => /^-?\d+(?:\.(\d+))?$/.exec(row[column]!));
    if (parts.includes(null)) return null;
    return parts.reduce((most, part) => Math.max(most, part![1]?.length ?? 0), 0);
  });
  return rows.map((row) =>
    row.map((cell, column) => {
      const count = digits![column]!;
      return count === null ? cell : Number(cell).toFixed(count);
    })
  );
}

/** Rows of a table that all steps marked alike. */
interface Alike {
  /** By step, whether the row is marked, and last whether it belongs to the right answer. */
  readonly marks: readonly boolean[];
  readonly rows: readonly number[];
}

/** Rows in groups of equal marks. */
function alike(inspection: TableInspection, hasRight: boolean): Alike[] {
  const { rows, steps, answer } = inspection;
  const taken = steps.map((_, i) => new Set(takenBy(steps, rows, i)));
  if (hasRight && answer.kind === "cells") taken.push(new Set(answer.rows));
  const marksOf = (row: number) => taken.map((set) => set.has(row));
  const groups = Map.groupBy(rows.keys(), (row) => marksOf(row).map(Number).join(""));
  const size = (marks: readonly boolean[]) => marks.filter(Boolean).length;
  return [...groups.values()]
    .map((rows): Alike => ({ marks: marksOf(rows[0]!), rows }))
    .toSorted((one, other) =>
      Number(other.marks[steps.length - 1]) - Number(one.marks[steps.length - 1]) ||
      size(other.marks) - size(one.marks) || one.rows[0]! - other.rows[0]!
    );
}

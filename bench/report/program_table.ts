import type { TableInspection } from "../trial/spec/mod.ts";
import { takenBy } from "../results/mod.ts";
import { type Html, markup } from "../base/mod.ts";
import type { Fold } from "./page/page_data.ts";

/** Rows with the same marks that are shown; a longer run is cut to one less. */
const MOST_ALIKE = 5;

/** Rows of a table that all steps marked alike. */
interface Alike {
  /** By step, whether the row is marked, and last whether it belongs to the right answer. */
  readonly marks: readonly boolean[];
  readonly rows: readonly number[];
}

/**
 * The table of a question, with a mark in a column of each step for the rows that it selected or took. Rows
 * with the same marks stand together, those that most steps marked first, and of many only some are shown.
 */
export function programTable(
  inspection: TableInspection,
  id: string,
): { readonly html: Html; readonly folds: readonly Fold[] } {
  const { columns, steps, question } = inspection, table = aligned(inspection.rows);
  const folds: Fold[] = [];
  const rightColumn = showsRightRows(inspection);
  const width = 1 + columns.length + steps.length + (rightColumn ? 1 : 0);
  const bodies = alike(inspection, rightColumn).map(({ marks, rows }, i) => {
    const shown = rows.length > MOST_ALIKE ? MOST_ALIKE - 1 : rows.length;
    const left = rows.slice(shown);
    const fold = `${id}-${i}`;
    if (left.length > 0) folds.push({ id: fold, rows: left.map((row) => cells(table, row)) });
    return markup`<tbody>
${rows.slice(0, shown).map((row) => line(cells(table, row), marks, rightColumn))}${
      left.length === 0
        ? null
        : markup`<tr class="more"><td colspan="${width}" data-fold="${fold}">… ${left.length} more rows like ${
          shown === 1 ? "this" : "these"
        }</td></tr>
`
    }</tbody>
`;
  });
  const html =
    markup`<div class="scroll" role="group" aria-label="Table of: ${question}" tabindex="0"><table>
<thead><tr><th scope="col">Row</th>${
      columns.map((name) => markup`<th scope="col" class="number">${name}</th>`)
    }${
      steps.map(({ operation, column }, i) =>
        markup`<th scope="col" class="step"${
          column === null ? null : markup` data-column="${column}"`
        }><span class="hidden">Step </span>${i + 1}<small>${operation}</small></th>`
      )
    }${rightColumn ? markup`<th scope="col">Right<small>answer</small></th>` : null}</tr></thead>
${bodies}</table></div>`;
  return { html, folds };
}

/** The right rows are worth a column where the answer has others. */
function showsRightRows({ right, answer }: TableInspection): boolean {
  return !right && answer.kind === "cells";
}

/** The row's number, counted from 1, and its cells. */
function cells(table: TableInspection["rows"], row: number): string[] {
  return [String(row + 1), ...table[row]!];
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

function line(
  [number, ...values]: readonly string[],
  marks: readonly boolean[],
  rightColumn: boolean,
): Html {
  return markup`<tr><th scope="row">${number!}</th>${
    values.map((value) => markup`<td class="number">${value}</td>`)
  }${
    marks.map((is, i) => {
      const right = rightColumn && i === marks.length - 1;
      const [sign, label] = right ? ["✓", "in the right answer"] : ["●", "selected"];
      return markup`<td class="mark${right ? " answer" : ""}${is ? " on" : ""}">${
        is ? markup`<span role="img" aria-label="${label!}">${sign!}</span>` : null
      }</td>`;
    })
  }</tr>
`;
}

/** Rows in groups of equal marks. */
function alike(inspection: TableInspection, rightColumn: boolean): Alike[] {
  const { rows, steps, answer } = inspection;
  const taken = steps.map((_, i) => new Set(takenBy(steps, rows, i)));
  if (rightColumn && answer.kind === "cells") taken.push(new Set(answer.rows));
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

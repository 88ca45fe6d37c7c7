import type { Cell, GridCell, GridDetail, GridValue, Table } from "../../../models/mod.ts";
import { blank, noCell, textCell } from "./cells.ts";
import { intervalText, numberText } from "./value_text.ts";

/** The numbers of small multiples: a row for each row of the grid and line, a column for each of its columns. */
export function gridTable(grid: GridDetail): Table {
  const { title, rowsAre, linesAre, rows, columns, lines, cells } = grid;
  return {
    title,
    columns: [
      { name: "row", title: rowsAre, shared: true, heads: true },
      { name: "line", title: linesAre, heads: true },
      ...columns.map((title, c) => ({
        name: `column_${c}`,
        title: { name: title },
        align: "right" as const,
      })),
    ],
    rows: rows.flatMap((row, r) =>
      lines.map(({ name, about = {} }, l) => ({
        group: row,
        about,
        cells: [
          textCell(row),
          textCell(name),
          ...columns.map((_, c) => cellOf(cells[r]![c]!, l, grid)),
        ],
      }))
    ),
  };
}

function cellOf(cell: GridCell | null, line: number, { unit }: GridDetail): Cell {
  if (cell === null) return blank;
  const value = cell.values[line];
  if (value !== null && value !== undefined) return textCell(gridText(value, unit));
  return cell.words === undefined ? noCell : textCell(cell.words);
}

/** A mean and its interval: "−2.3 (−4.1 to −0.5)". */
export function gridText({ value, interval }: GridValue, unit: GridDetail["unit"]): string {
  const text = numberText(value, unit);
  if (interval === null) return text;
  return `${text} (${intervalText(interval.lowest, interval.highest, unit)})`;
}

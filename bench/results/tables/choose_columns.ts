import { blank, noCell } from "./cells.ts";
import type { Table } from "../../../models/mod.ts";

/** A table with some of its columns, in the order of the names. */
export function chooseColumns({ title, columns, rows }: Table, names: readonly string[]): Table {
  const places = names.map((name) => columns.findIndex((column) => column.name === name))
    .filter((place) => place !== -1);
  return {
    title,
    columns: places.map((place) => columns[place]!),
    rows: rows.map((row) => ({ ...row, cells: places.map((place) => row.cells[place]!) })),
  };
}

/** The table without those of the named columns that are empty in every row. */
export function withoutEmpty(table: Table, names: readonly string[]): Table {
  const isEmpty = (place: number) =>
    table.rows.every(({ cells }) => [noCell, blank].includes(cells[place]!));
  return chooseColumns(
    table,
    table.columns.map(({ name }) => name)
      .filter((name, place) => !names.includes(name) || !isEmpty(place)),
  );
}

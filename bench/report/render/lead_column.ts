import type { Column, Row, Table, Value } from "../../../models/mod.ts";

/** What counts things, and is not what a row is about: seeds, trials, time. */
const ASIDE = new Set(["count", "plain", "seconds"]);

/** Moves the number that rows are about before the other numbers: on a phone it stands beside their names. */
export function leadFirst(table: Table): Table {
  const { columns, rows } = table;
  const first = columns.findIndex((column, i) => isNumber(column) || rows.some(isPicture(i)));
  const lead = columns.findIndex((column, i) => isNumber(column) && !rows.every(isAside(i)));
  if (first === -1 || lead <= first) return table;
  const moved = <T>(list: readonly T[]): T[] => {
    const rest = list.filter((_, i) => i !== lead);
    return [...rest.slice(0, first), list[lead]!, ...rest.slice(first)];
  };
  return {
    ...table,
    columns: moved(columns),
    rows: rows.map((row) => ({ ...row, cells: moved(row.cells) })),
  };
}

const isNumber = ({ align }: Column) => align === "right";

/** Whether the cell of a row in a column counts things, or is empty. */
const isAside = (column: number) => ({ cells }: Row): boolean => {
  const value: Value = cells[column]!.value;
  return value === null || value.kind === "number" && ASIDE.has(value.unit);
};

const isPicture = (column: number) => ({ cells }: Row): boolean =>
  cells[column]!.value?.kind === "marks";

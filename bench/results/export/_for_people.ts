import { plainLine } from "../../base/mod.ts";
import { type Column, intervalText, MISSING, numberText, type Value } from "../tables/mod.ts";

/** A column as people see it: numbers rounded, and an interval in the cell of what it is of. */
export interface ShownColumn {
  readonly label: string;
  readonly right: boolean;
  textOf(row: readonly Value[]): string;
}

/** Columns as people see them; the ends of an interval that another shows have none of their own. */
export function shownColumns(columns: readonly Column[]): ShownColumn[] {
  const position = (name: string) => columns.findIndex((column) => column.name === name);
  const ends = columns.flatMap(({ interval }) => interval ?? [])
    .filter((name) => position(name) !== -1);
  return columns.flatMap((column, own): ShownColumn[] => {
    if (ends.includes(column.name)) return [];
    const [lowest, highest] = (column.interval ?? []).map(position);
    return [{
      label: lowest === undefined || lowest === -1
        ? column.label
        : `${column.label} (95 % interval)`,
      right: column.type === "int64" || column.type === "double",
      textOf(row) {
        const text = textOf(column, row[own]!), low = row[lowest ?? -1], high = row[highest ?? -1];
        return typeof low === "number" && typeof high === "number"
          ? `${text} (${intervalText(low, high, column.shown)})`
          : text;
      },
    }];
  });
}

function textOf({ shown }: Column, value: Value): string {
  if (value === null) return MISSING;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string"
    ? plainLine(value).replace(/\s+/g, " ")
    : numberText(value, shown);
}

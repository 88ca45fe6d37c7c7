import { percent, plainLine, points } from "../../base/mod.ts";
import type { Column, Value } from "./column.ts";

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
        const text = show(column, row[own]!);
        const low = row[lowest ?? -1] ?? null, high = row[highest ?? -1] ?? null;
        if (low === null || high === null) return text;
        const range = [show(column, low).replace(/ %$/, ""), show(column, high)];
        return `${text} (${range.join(" to ")})`;
      },
    }];
  });
}

function show({ name, type, unit }: Column, value: Value): string {
  if (value === null) return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return plainLine(value).replace(/\s+/g, " ");
  if (unit === "fraction") return name.startsWith("difference") ? points(value) : percent(value);
  return type === "double" ? String(Number(value.toPrecision(4))) : String(value);
}

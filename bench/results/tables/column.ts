import type { Unit } from "../../../models/mod.ts";

/** What a cell may be; null where a trial has no such number, or one that is not finite. */
export type Value = string | number | boolean | null;

export type ColumnType = "string" | "int64" | "double" | "boolean";

/** A column of an exported table: its name does not change from version to version. */
export interface Column {
  /** In snake_case. */
  readonly name: string;
  /** The heading in tables for people. */
  readonly label: string;
  readonly type: ColumnType;
  /** Of a number: "fraction", "s", ...; empty for one without, and for words. */
  readonly unit: string;
  readonly meaning: string;
  /** Whether tables for people show it unless others are asked for. */
  readonly brief: boolean;
  /** How tables for people write it; by default as its unit says. */
  readonly shown: Unit;
  /** The columns with the ends of its interval: tables for people show them in its cell. */
  readonly interval?: readonly [lowest: string, highest: string];
}

/** A column with how its cell comes out of what a row stands for. */
export interface ColumnOf<Row> extends Column {
  valueOf(row: Row): Value;
}

type Details = Partial<Pick<Column, "unit" | "brief" | "interval" | "label" | "shown">>;

/** A column; its label is the name in words if no other is given. */
function column<Row>(
  type: ColumnType,
  name: string,
  meaning: string,
  valueOf: (row: Row) => Value,
  details: Details = {},
): ColumnOf<Row> {
  const words = name.replaceAll("_", " ");
  const label = words.charAt(0).toUpperCase() + words.slice(1);
  const shown = details.unit === "fraction" ? "percent" : type === "int64" ? "count" : "exact";
  return { name, label, type, unit: "", shown, meaning, brief: false, ...details, valueOf };
}

/** Columns of a table whose rows stand for something of one kind. */
export function columnsOf<Row>() {
  type Make<V extends Value> = (
    name: string,
    meaning: string,
    valueOf: (row: Row) => V | null,
    details?: Details,
  ) => ColumnOf<Row>;
  const make = <V extends Value>(type: ColumnType): Make<V> => (name, meaning, valueOf, details) =>
    column(type, name, meaning, valueOf, details);
  return {
    text: make<string>("string"),
    whole: make<number>("int64"),
    real: make<number>("double"),
    truth: make<boolean>("boolean"),
  };
}

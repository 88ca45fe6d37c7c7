import { counted } from "./format.ts";
import type { TableAnswer, TableInspection } from "./inspection.ts";

/** A number out of a table as people read it: without the last digits of float32. */
export function tableNumber(value: number | null): string {
  if (value === null) return "not a finite number";
  return String(Math.abs(value) < 1e9 ? Number(value.toFixed(3)) : Number(value.toPrecision(7)));
}

/** An answer in words: a number, or a column and how many of its rows. */
export function answerInWords(
  answer: TableAnswer | null,
  { columns }: Pick<TableInspection, "columns">,
): string {
  if (answer === null) return "no answer";
  if (answer.kind === "scalar") return tableNumber(answer.value);
  const { column, rows } = answer;
  return `${columns[column]} of ${rows.length === 0 ? "no rows" : counted(rows.length, "row")}`;
}

/** How the rows of an answer differ from those of the right one; empty where that says nothing. */
export function rowsAmiss({ answer, prediction }: TableInspection): string {
  if (answer.kind !== "cells" || prediction?.kind !== "cells") return "";
  const missing = answer.rows.filter((row) => !prediction.rows.includes(row)).length;
  const extra = prediction.rows.filter((row) => !answer.rows.includes(row)).length;
  return [
    ...missing > 0 ? [`${missing} missing`] : [],
    ...extra > 0 ? [`${extra} too many`] : [],
  ].join(" and ");
}

/** What a step left: rows, a number, or cells. */
export function outcomeOf(
  { steps, rows }: Pick<TableInspection, "steps" | "rows">,
  index: number,
): string {
  const { value, operation, selected } = steps[index]!;
  if (value !== null) return tableNumber(value);
  const taken = operation === "print" ? takenBy(steps, rows, index) : selected;
  return operation === "print"
    ? counted(taken.length, "cell")
    : `${taken.length} of ${counted(rows.length, "row")}`;
}

/**
 * The rows to mark at a step: those that it selected, or those that it took where it gives a number or
 * cells.
 */
export function takenBy(
  steps: TableInspection["steps"],
  rows: TableInspection["rows"],
  index: number,
): readonly number[] {
  switch (steps[index]!.operation) {
    case "sum":
    case "count":
    case "print":
      return index === 0 ? rows.map((_, row) => row) : steps[index - 1]!.selected;
    default:
      return steps[index]!.selected;
  }
}

/** A name with its probability, and the next likely one: "greater 98 %, then lesser 1 %". */
export function likeliest(name: string, weights: Readonly<Record<string, number>>): string {
  const percent = (weight: number) => `${Math.round(100 * weight)} %`;
  const others = Object.entries(weights).filter(([other]) => other !== name);
  const next = others.toSorted(([, a], [, b]) => b - a)[0];
  const runnerUp = next === undefined || next[1] < 0.005
    ? ""
    : `, then ${next[0]} ${percent(next[1])}`;
  return `${name} ${percent(weights[name] ?? 0)}${runnerUp}`;
}

/** The choices of a step: its operation, and its column where it takes one. */
export function choicesOf(
  { operation, column, operations, columns: weights }: TableInspection["steps"][0],
  columns: readonly string[],
): string[] {
  const byName = Object.fromEntries(columns.map((name, i) => [name, weights[i] ?? 0]));
  return [
    likeliest(operation, operations),
    ...column === null ? [] : [likeliest(columns[column]!, byName)],
  ];
}

import type { Step } from "../../tasks/mod.ts";
import type { TableAnswer, TableInspection } from "./inspection_schema.ts";

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

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
  switch (answer?.kind) {
    case undefined:
      return "no answer";
    case "scalar":
      return tableNumber(answer.value);
    case "cells": {
      const { column, rows } = answer;
      return `${columns[column]} of ${rows.length === 0 ? "no rows" : counted(rows.length, "row")}`;
    }
  }
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

type Name = Step["operation"];

/** What an operation leaves. A new one does not compile without an entry. */
const LEAVES: Readonly<Record<Name, "rows" | "number" | "cells">> = {
  reset: "rows",
  greater: "rows",
  lesser: "rows",
  match: "rows",
  and: "rows",
  or: "rows",
  sum: "number",
  count: "number",
  difference: "number",
  print: "cells",
};

/** Whether it takes the rows that the step before it selected. */
const TAKES_ROWS: Readonly<Record<Name, boolean>> = {
  reset: false,
  greater: false,
  lesser: false,
  match: false,
  and: false,
  or: false,
  sum: true,
  count: true,
  difference: false,
  print: true,
};

/** A result file may name operations that this version does not have. */
function isName(operation: string): operation is Name {
  return Object.hasOwn(LEAVES, operation);
}

/** What a step left: rows, a number, or cells. */
export function outcomeOf(
  { steps, rows }: Pick<TableInspection, "steps" | "rows">,
  index: number,
): string {
  const { value, operation, selected } = steps[index]!;
  if (value !== null) return tableNumber(value);
  return isName(operation) && LEAVES[operation] === "cells"
    ? counted(takenBy(steps, rows, index).length, "cell")
    : `${selected.length} of ${counted(rows.length, "row")}`;
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
  const { operation, selected } = steps[index]!;
  if (!isName(operation) || !TAKES_ROWS[operation]) return selected;
  return index === 0 ? rows.map((_, row) => row) : steps[index - 1]!.selected;
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

import type { Cell, Column, Row, Table, Words } from "../../../models/mod.ts";
import { percent, points } from "../../base/mod.ts";
import type { ResultFile } from "../result_file.ts";
import { byArm, hasArms } from "../statistics/mod.ts";
import { blank, noCell, numberCell, rangeCell, solvedCell, textCell } from "./cells.ts";
import { withoutEmpty } from "./choose_columns.ts";
import { type SummaryRow, summaryRows } from "./summary_rows.ts";

/** A column, and what its cells are. */
interface SummaryColumn extends Column {
  cellOf(row: SummaryRow): Cell;
}

/** Columns that are there only where a row has something in them. */
const WHERE_KNOWN = ["published", "difference", "interval", "troubles"];

/**
 * What every variant did, for people: a row for each workload, task and mean over tasks, see `summaryRows`.
 * Configurations of an arm are counted together. Terminal and report choose from the columns.
 */
export function summaryTable(
  file: ResultFile,
  isShown: (row: SummaryRow) => boolean = () => true,
): Table {
  const result = byArm(file), rows = summaryRows(file).filter(isShown);
  const columns = columnsOf(file, result, rows);
  return withoutEmpty({
    title: "Test error by workload and variant",
    columns: columns.map(({ cellOf: _, ...column }) => column),
    rows: rows.map((row): Row => ({
      cells: columns.map((column) => column.cellOf(row)),
      group: JSON.stringify([row.level, row.workload, row.model, row.task]),
      about: { workload: row.workload ?? undefined, variant: row.variant },
      ...row.level === "task" ? { depth: 1 } : {},
    })),
  }, WHERE_KNOWN);
}

/** What the best trial of a variant is called: "Best of 10". */
export function bestTitle(file: ResultFile): string {
  return hasArms(file) ? "Best" : `Best of ${file.seeds.length}`;
}

function columnsOf(
  file: ResultFile,
  result: ResultFile,
  rows: readonly SummaryRow[],
): SummaryColumn[] {
  // One scale for all rows, never so fine that a single wrong answer looks large.
  const scale = rows.reduce((most, { range }) => Math.max(most, range?.highest ?? 0), 0.05);
  const references = new Set(result.variants.flatMap(({ reference }) => reference ?? []));
  return [
    {
      name: "workload",
      title: "Workload",
      shared: true,
      heads: true,
      cellOf: ({ name, title }) => textCell(name, title === "" ? [] : [title]),
    },
    { name: "variant", title: "Variant", cellOf: ({ variant }) => textCell({ variant }) },
    {
      name: "seeds",
      title: "Each seed",
      note: `0 to ${percent(scale)}`,
      cellOf: ({ errors, testError }) =>
        errors.length === 0
          ? blank
          : { value: { kind: "marks", values: errors, mean: testError, scale, unit: "percent" } },
    },
    number("test_error", "Test error", ({ testError }) => numberCell(testError, "percent")),
    number(
      "median",
      "Median",
      ({ level, median }) => level === "mean" ? blank : numberCell(median, "percent"),
    ),
    number(
      "middle_half",
      "Middle half",
      ({ level, middleHalf }) => level === "mean" ? blank : numberCell(middleHalf, "percent"),
    ),
    number(
      "range",
      "Range",
      ({ level, range }) => level === "mean" ? blank : rangeCell(range, "percent"),
      1,
    ),
    number("best", bestTitle(file), ({ best }) => numberCell(best, "percent"), 4),
    number(
      "published",
      "Published",
      ({ published }) => orBlank(numberCell(published, "percent")),
      5,
    ),
    number("difference", differenceTitle(result), (row) => difference(row, references.size > 1)),
    number("solved", "Solved", ({ solved }) => solvedCell(solved)),
    number(
      "interval",
      "95 % interval",
      ({ solvedInterval, isCounted }) =>
        orBlank(rangeCell(isCounted ? solvedInterval : null, "percent")),
      3,
    ),
    number("time", "Time", ({ seconds }) => orBlank(numberCell(seconds, "seconds")), 2),
    { name: "troubles", title: "", cellOf: troubles },
  ];
}

/** @param spare When it is left out where there is too little room: 1 first. */
function number(
  name: string,
  title: Words,
  cellOf: (row: SummaryRow) => Cell,
  spare?: number,
): SummaryColumn {
  return { name, title, align: "right", cellOf, ...spare === undefined ? {} : { spare } };
}

function orBlank(cell: Cell): Cell {
  return cell === noCell ? blank : cell;
}

function differenceTitle({ variants }: ResultFile): Words {
  const others = variants.filter(({ reference }) => reference !== null);
  const references = new Set(others.map(({ reference }) => reference!));
  if (references.size !== 1) return "Difference, points";
  const [reference] = references;
  const name: Words = others.length === 1 ? { name: others[0]!.name } : "variant";
  return [name, " - ", { name: reference! }, ", points"];
}

/** "−0.4 (2 of 3 better)", in percentage points, with the reference if there are several. */
function difference({ compared }: SummaryRow, several: boolean): Cell {
  if (compared === null) return blank;
  const { mean, better, pairs, reference } = compared;
  const against = several ? ` than ${reference}` : "";
  return textCell(`${points(mean)} (${better} of ${pairs} better${against})`);
}

/** Trials by what became of them, the expected left out: "2 diverged, 1 failed". */
function troubles({ diverged, failed }: SummaryRow): Cell {
  const counts = [[diverged, "diverged"], [failed, "failed"]] as const;
  const words = counts.flatMap(([count, word]) => count ? [`${count} ${word}`] : []);
  return words.length === 0 ? blank : textCell(words.join(", "));
}

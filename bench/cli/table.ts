import type { Table } from "../../models/mod.ts";
import { listed } from "../base/mod.ts";
import type { ResultFile } from "../results/mod.ts";
import {
  bestTitle,
  budgetsTable,
  chooseColumns,
  successPairsTable,
  successTable,
  summaryTable,
} from "../results/tables/mod.ts";
import { headingText, tableLines } from "./details_text.ts";
import { dim, type Line } from "./print.ts";
import { wrapped } from "./text.ts";

/** Of what the summary has; the report has the others, too. */
const COLUMNS = [
  "workload",
  "variant",
  "test_error",
  "range",
  "best",
  "published",
  "difference",
  "solved",
  "interval",
  "time",
  "troubles",
];

/** The columns of the summary that a terminal shows, and the page of a job. */
export function summaryForTerminal(file: ResultFile): Table {
  return chooseColumns(summaryTable(file), COLUMNS);
}

/** How many trials end under the errors that the suite counts; none where it counts none. */
export function successesForTerminal(file: ResultFile): Table[] {
  const tables = [successTable(file, "text"), successPairsTable(file)];
  return tables.filter(({ rows }) => rows.length > 0);
}

/** What searches promised and fresh seeds delivered; none without a search. */
export function searchForTerminal(file: ResultFile): Table[] {
  return [budgetsTable(file)].filter(({ rows }) => rows.length > 0);
}

/**
 * The result of a suite as tables for a terminal, their headings first, and what has to be said of it.
 * Variants that are configurations of an arm are counted together.
 *
 * @param width What the terminal has room for: columns are left out, and cells broken, until all fits.
 */
export function resultLines(file: ResultFile, width: number): Line[] {
  const { lines, leftOut } = tableLines(summaryForTerminal(file), width);
  const best = headingText(bestTitle(file));
  const notes = [
    ...file.seeds.length > 1 && !leftOut.includes(best)
      ? [`${best}: the test error of the trial with the lowest training error`]
      : [],
    ...leftOut.length === 0
      ? []
      : [`Left out, as the terminal is narrow: ${listed(leftOut)}; the report has them`],
  ];
  return [
    ...lines,
    ...notes.flatMap((note) => wrapped(note, 0, width)).map(dim),
    ...[...searchForTerminal(file), ...successesForTerminal(file)].flatMap((
      table,
    ) => ["", ...tableLines(table, width).lines]),
  ];
}

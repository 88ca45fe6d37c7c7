import type { Cell, Row, Table } from "../../../models/mod.ts";
import {
  blank,
  type FurtherErrors,
  type FurtherRow,
  furtherRows,
  noCell,
  numberCell,
  shareCell,
  textCell,
} from "../../results/tables/mod.ts";
import type { SectionEntry } from "../section.ts";

/** Errors on what is harder than anything trained on, and of answers in other ways. */
export const beyond: SectionEntry = {
  name: "beyond",
  title: "Beyond training",
  folded: true,
  gist: "harder examples, and other ways to answer",
  details({ result }) {
    const rows = furtherRows(result);
    if (rows.length === 0) return [];
    return [{
      kind: "text",
      words:
        "Errors on examples that are harder than any that was trained on, and of networks that " +
        "answer in another way than they were trained to. None of them counts in the test error, " +
        "which stands above them. The error is that of all answers of these trials; beside it, how " +
        "many trials made no mistake. Trials that solved the workload are those whose test error " +
        "is within its target.",
    }, { kind: "table", table: table(rows) }];
  },
};

function table(rows: readonly FurtherRow[]): Table {
  const hasWays = rows.some(({ way }) => way !== null);
  return {
    title: "Errors beyond training by workload, part and variant",
    columns: [
      { name: "workload", title: "Workload", shared: true, heads: true },
      { name: "part", title: "Part" },
      ...hasWays ? [{ name: "way", title: "Answered" }] : [],
      { name: "variant", title: "Variant" },
      { name: "error", title: "Error", note: "all trials", align: "right" },
      { name: "perfect", title: "At error 0", note: "all trials", align: "right" },
      { name: "solved_error", title: "Error", note: "solved trials", align: "right" },
      { name: "solved_perfect", title: "At error 0", note: "solved trials", align: "right" },
    ],
    rows: rows.map(({ workload, part, beyond, way, variant, all, solved }): Row => ({
      cells: [
        textCell(workload),
        textCell(part, beyond ? ["harder than training"] : []),
        ...hasWays ? [way === null ? blank : textCell(way)] : [],
        textCell({ variant }),
        ...errorCells(all),
        ...errorCells(solved),
      ],
      group: workload,
      about: { workload, variant },
    })),
  };
}

function errorCells({ error, perfect: { count, total } }: FurtherErrors): Cell[] {
  return total === 0 ? [noCell, noCell] : [numberCell(error, "percent"), shareCell(count, total)];
}

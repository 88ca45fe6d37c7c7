import type { Details, Table } from "../../../models/mod.ts";
import { counted } from "../../base/mod.ts";
import { chooseColumns, summaryTable } from "../../results/tables/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import type { SectionEntry } from "../section.ts";
import { orLess } from "../words.ts";

/** A table of more rows is closed until somebody asks for it. */
const LONGEST_OPEN = 80;

const COLUMNS = [
  "workload",
  "variant",
  "seeds",
  "test_error",
  "median",
  "middle_half",
  "range",
  "best",
  "published",
];

/** Test errors seed by seed, one row for each workload, task and variant, and their means over tasks. */
export const summary: SectionEntry = {
  name: "summary",
  title: "Test error, seed by seed",
  folded: true,
  gist: "the error of each seed, mean, median, best",
  details({ result }) {
    const all = summaryTable(result, ({ level }) => level !== "mean");
    const hasTasks = all.rows.some(({ depth }) => depth === 1);
    const solved = hasTasks ? ` A task is solved at ${targets(result)}.` : "";
    const table: Details = [{
      kind: "table",
      table: chooseColumns(all, [...COLUMNS, ...hasTasks ? ["solved"] : [], "time"]),
    }];
    return [
      {
        kind: "text",
        words:
          "Wrong answers to the questions of the test part: a mark for each seed, and a line " +
          "for their mean. The mean counts all answers of all seeds; beside it the median seed, and " +
          "the mean of the middle half of the seeds (interquartile mean), which one bad seed cannot " +
          "move. The best trial is the one with the lowest training error (ties: lower training " +
          `loss, then lower seed); its test error plays no part in the choice.${solved}`,
      },
      ...means(result),
      ...all.rows.length <= LONGEST_OPEN ? table : [{
        kind: "group" as const,
        title: `Every workload and variant, ${counted(all.rows.length, "row")}`,
        fold: "closed" as const,
        details: table,
      }],
    ];
  },
};

function targets({ workloads }: ResultFile): string {
  return [...new Set(workloads.map(({ targetError }) => orLess(targetError)))].join(" or ");
}

/** A row for each variant; nothing where there is but one task. */
function means(result: ResultFile): Details {
  const all = summaryTable(result, ({ level }) => level === "mean");
  if (all.rows.length === 0) return [];
  const names = ["workload", "variant", "test_error", "best", "published", "solved"];
  const table: Table = { ...chooseColumns(all, names), title: "Means over tasks" };
  return [{ kind: "table", table }];
}

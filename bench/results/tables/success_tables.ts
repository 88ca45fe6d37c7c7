import type { Cell, Column, Row, Table } from "../../../models/mod.ts";
import { exactPercent, grouped } from "../../base/mod.ts";
import type { ResultFile } from "../result_file.ts";
import { enoughToTest } from "../statistics/mod.ts";
import { blank, noCell, numberCell, rangeCell, shareCell, textCell } from "./cells.ts";
import { type SuccessRow, successRows } from "./success_rows.ts";
import { withoutEmpty } from "./choose_columns.ts";
import { valueText } from "./value_text.ts";

/** What an error is of. */
function errorName({ part }: SuccessRow): string {
  return part ?? "test error";
}

/** Of a single workload, its name can be spared where there is little room. */
function workloadColumn(rows: readonly SuccessRow[]): Column {
  const isOne = new Set(rows.map(({ workload }) => workload)).size <= 1;
  return {
    ...{ name: "workload", title: "Workload", shared: true, heads: true },
    ...isOne ? { spare: 1 } : {},
  };
}

/**
 * How many trials end under each error: a row for each workload, error and variant, a column for each limit.
 *
 * @param intervals Whether a cell's interval stands in a note of its own, or behind its count.
 */
export function successTable(
  file: ResultFile,
  intervals: "notes" | "text" = "notes",
): Table {
  const all = successRows(file), limits = [...new Set(all.map(({ under }) => under))];
  const rows = Map.groupBy(
    all,
    ({ workload, part, variant }) => JSON.stringify([workload, part, variant]),
  );
  return {
    title: "Runs under an error by workload and variant",
    columns: [
      workloadColumn(all),
      { name: "error", title: "Error", shared: true },
      { name: "variant", title: "Variant" },
      ...limits.toSorted((a, b) => a - b).map((under) => ({
        name: `under_${under}`,
        title: `Under ${exactPercent(under)}`,
        align: "right" as const,
      })),
    ],
    rows: Array.from(rows.values(), (own): Row => {
      const [first] = own as [SuccessRow];
      return {
        group: JSON.stringify([first.workload, first.part]),
        about: { workload: first.workload, variant: first.variant },
        cells: [
          textCell(first.workload),
          textCell(errorName(first)),
          textCell({ variant: first.variant }),
          ...limits.toSorted((a, b) => a - b).map((under) => {
            const row = own.find((one) => one.under === under);
            return row === undefined ? noCell : countCell(row, intervals);
          }),
        ],
      };
    }),
  };
}

function countCell({ succeeded, interval }: SuccessRow, intervals: "notes" | "text"): Cell {
  const { count, total } = succeeded;
  if (interval === null) return noCell;
  const share = shareCell(count, total), range = rangeCell(interval, "percent");
  if (intervals === "notes") return { ...share, notes: [range.value] };
  return textCell(`${valueText(share.value)} (${valueText(range.value)})`);
}

/** Each variant against its reference: a row for each workload, error, limit and variant that has pairs. */
export function successPairsTable(file: ResultFile): Table {
  const rows = successRows(file).filter(({ compared }) => compared !== null);
  const number = (name: string, title: string) => ({ name, title, align: "right" as const });
  return withoutEmpty({
    title: "Runs under an error, pair by pair",
    columns: [
      workloadColumn(rows),
      { name: "error", title: "Error", shared: true },
      { name: "under", title: "Under", shared: true, align: "right" },
      { name: "variant", title: "Variant" },
      { name: "reference", title: "Against", spare: 2 },
      { ...number("pairs", "Pairs"), spare: 3 },
      number("alone", "Alone: variant, reference"),
      number("difference", "Difference, points"),
      number("interval", "95\u00a0% interval"),
      number("clustered", "Clustered"),
      number("mcnemar", "p (McNemar)"),
    ],
    rows: rows.map((row): Row => {
      const { workload, part, under, variant } = row, compared = row.compared!;
      return {
        group: JSON.stringify([workload, part, under]),
        about: { workload, variant },
        cells: [
          textCell(workload),
          textCell(errorName(row)),
          textCell(exactPercent(under)),
          textCell({ variant }),
          textCell(compared.reference),
          numberCell(compared.pairs, "count"),
          textCell(`${grouped(compared.onlyVariant)}, ${grouped(compared.onlyReference)}`),
          numberCell(compared.difference, "points"),
          rangeCell(compared.interval, "points"),
          compared.clustered === null ? blank : rangeCell(compared.clustered, "points"),
          enoughToTest(compared.seeds) ? numberCell(compared.p, "probability") : noCell,
        ],
      };
    }),
  }, ["clustered", "mcnemar"]);
}

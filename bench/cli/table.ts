import type { ResultFile } from "../result_file.ts";
import {
  type CellSummary,
  type PairedDifference,
  pairedDifferences,
  summarizeCells,
} from "../statistics/mod.ts";
import { columns, duration, percent } from "./text.ts";

const NONE = "-";

/** "0.4 to 2.0 %" */
function range({ lowest, highest }: { readonly lowest: number; readonly highest: number }): string {
  return `${(100 * lowest).toFixed(1)} to ${percent(highest)}`;
}

/** "+0.3 %"; what rounds to nothing has no sign. */
function signed(difference: number): string {
  const rounded = Math.round(1000 * difference) / 1000;
  return `${rounded > 0 ? "+" : ""}${percent(rounded === 0 ? 0 : rounded)}`;
}

/** Trials by what became of them, the expected left out: "2 diverged, 1 failed". */
function troubles({ diverged, failed }: CellSummary): string {
  return [[diverged, "diverged"], [failed, "failed"]]
    .filter(([count]) => count !== 0).map(([count, word]) => `${count} ${word}`).join(", ");
}

/** The result of a suite as a table for a terminal, the heading first. */
export function resultTable(result: ResultFile): string[] {
  const { reference } = result;
  const differences = pairedDifferences(result);
  const published = result.workloads.some((workload) => workload.published.length > 0);
  const others = result.variants.filter(({ name }) => name !== reference);
  const paired = reference !== null && others.length > 0;
  const row = (cell: CellSummary, i: number): string[] => {
    const { workload, variant, testError, best, trials, solved, durationSeconds } = cell;
    const first = i % result.variants.length === 0;
    const difference = differences.find((pair) =>
      pair.workload === workload && pair.variant === variant
    );
    const known = result.workloads.find(({ name }) => name === workload)!.published[0];
    return [
      first ? workload : "",
      variant,
      testError === null ? NONE : percent(testError.mean),
      testError === null ? NONE : range(testError),
      best === null ? NONE : percent(best.metrics!.testError.value),
      ...published ? [first && known !== undefined ? percent(known.value) : ""] : [],
      ...paired ? [describePair(difference)] : [],
      `${solved} of ${trials}`,
      duration(durationSeconds),
      troubles(cell),
    ];
  };
  const heading = [
    "workload",
    "variant",
    "test error",
    "range",
    `best of ${result.seeds.length}`,
    ...published ? ["published"] : [],
    ...paired ? [`${others.length === 1 ? others[0]!.name : "variant"} - ${reference}`] : [],
    "solved",
    "time",
    "",
  ];
  const rows = summarizeCells(result).map(row);
  const right = new Set(
    [...heading.keys()].filter((column) => column >= 2 && column < heading.length - 1),
  );
  return columns([heading, ...rows], right);
}

/** "-0.4 % (2 of 3 better)" */
function describePair(difference: PairedDifference | undefined): string {
  if (difference === undefined) return "";
  const { pairs, spread } = difference;
  const better = pairs.filter((pair) => pair.difference < 0).length;
  return `${signed(spread.mean)} (${better} of ${pairs.length} better)`;
}

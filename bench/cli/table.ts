import { duration, percent, percentRange, points } from "../format.ts";
import type { ResultFile } from "../result_file.ts";
import {
  type CellSummary,
  type PairedDifference,
  pairedDifferences,
  summarizeCells,
} from "../statistics/mod.ts";
import { columns } from "./text.ts";

const NONE = "-";

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
      testError === null ? NONE : percentRange(testError.lowest, testError.highest),
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
    ...paired
      ? [`${others.length === 1 ? others[0]!.name : "variant"} - ${reference}, points`]
      : [],
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

/** "−0.4 (2 of 3 better)", in percentage points. */
function describePair(difference: PairedDifference | undefined): string {
  if (difference === undefined) return "";
  const { pairs, spread } = difference;
  const better = pairs.filter((pair) => pair.difference < 0).length;
  return `${points(spread.mean)} (${better} of ${pairs.length} better)`;
}

import type { ResultFile } from "../../results/mod.ts";
import { byArm, type Comparison, type PairsCompared } from "../../results/statistics/mod.ts";
import { type Html, markup, points } from "../../base/mod.ts";
import { chartFigure, differenceChart } from "../charts/mod.ts";
import { comparisonsOf } from "../comparisons.ts";
import { canDraw, keyOf, scrollingTable, type Section } from "../section.ts";
import { shownFor } from "../shown_for.ts";
import { grouped, intervalInWords, probability } from "../words.ts";
import { steps } from "./steps.ts";

/** A table of more rows is closed until somebody asks for it. */
const LONGEST_OPEN = 12;

/** Variants against what they are held against, seed by seed; null without a pair. */
export function differences(file: ResultFile): Section | null {
  const all = comparisonsOf(file);
  if (all.length === 0) return null;
  const result = byArm(file);
  const charts = canDraw(result) ? [differenceChart(result, all)] : [];
  const body =
    markup`<p>Trials of the same workload and seed draw their data, their first parameters and the order of
the questions from the same streams of random numbers: they are a pair, and differ in what the variant changes. The
difference is the test error of the variant minus that of its reference, in percentage points: negative is better.
The 95 % interval contains the mean over all possible seeds 95 times in 100.${
      all.some(({ interval }) => !interval.tooFewSeeds)
        ? " The last three columns are p-values: how often chance alone would split the pairs at least this " +
          "unevenly if there were no true difference."
        : " With so few seeds there are neither intervals nor p-values."
    }</p>
${table("All workloads together", result, all.map((one) => [one, null, one] as const))}
${charts.map((chart) => chartFigure(chart))}
${byWorkload(result, all)}
${steps(file)}`;
  return { id: "differences", title: "Paired differences", body, charts };
}

/** Without a workload it is of all of them together. */
type Row = readonly [comparison: Comparison, workload: string | null, compared: PairsCompared];

function byWorkload(result: ResultFile, all: readonly Comparison[]): Html | null {
  if (result.workloads.length < 2) return null;
  const rows = result.workloads.flatMap(({ name }) =>
    all.flatMap((one) =>
      one.workloads.filter(({ workload }) => workload === name).map((own): Row => [one, name, own])
    )
  );
  return markup`<details${
    rows.length <= LONGEST_OPEN ? markup` open` : null
  }><summary>Workload by workload</summary>
${table("Workload by workload", result, rows)}</details>`;
}

function table(label: string, result: ResultFile, rows: readonly Row[]): Html {
  const numbers = ["Mean difference", "95\u00a0% interval", "Median", "Better, worse, equal"];
  const tests = isTested(rows) ? ["Sign test", "Wilcoxon", "McNemar"] : [];
  const head = markup`<tr>${
    rows[0]?.[1] === null ? null : markup`<th scope="col">Workload</th>`
  }<th scope="col">Variant</th>${
    [...numbers, "Solved alone: variant, reference"].map((name) =>
      markup`<th scope="col" class="number">${name}</th>`
    )
  }${
    tests.map((name) => markup`<th scope="col" class="number">${name}<small>p</small></th>`)
  }</tr>`;
  return markup`<div class="compared">${
    scrollingTable(label, head, rows.map((row) => line(result, row, rows)))
  }</div>`;
}

/** Rows of too few seeds have no tests; a table of such rows has no columns for them. */
function isTested(rows: readonly Row[]): boolean {
  return rows.some(([, , { interval }]) => !interval.tooFewSeeds);
}

function line(
  result: ResultFile,
  [comparison, workload, compared]: Row,
  rows: readonly Row[],
): Html {
  const { variant, reference } = comparison;
  const { mean, interval, median, better, worse, equal, solved, signTest, wilcoxon } = compared;
  const position = result.variants.findIndex(({ name }) => name === variant);
  const texts = [
    points(mean),
    intervalInWords(interval),
    points(median),
    [better, worse, equal].map(grouped).join(", "),
    `${grouped(solved.onlyVariant)}, ${grouped(solved.onlyReference)}`,
    ...!isTested(rows)
      ? []
      : [signTest, wilcoxon.p, solved.p].map((p) => interval.tooFewSeeds ? "–" : probability(p)),
  ];
  const names = markup`${keyOf(result, position)}${variant}<small>against ${reference}</small>`;
  const own = rows.filter((row) => row[1] === workload), first = own[0]![0] === comparison;
  const group = workload !== null && first
    ? markup`<th scope="rowgroup" rowspan="${own.length}">${workload}</th>`
    : null;
  return markup`<tr${first ? markup` class="first"` : null}${
    shownFor({ variant, workload: workload ?? undefined })
  }>${group}${
    workload === null ? markup`<th scope="row">${names}</th>` : markup`<td>${names}</td>`
  }${texts.map((text) => markup`<td class="number">${text}</td>`)}</tr>
`;
}

import type { Details, Row, Table } from "../../../models/mod.ts";
import { grouped } from "../../base/mod.ts";
import {
  byArm,
  type Comparison,
  hasTests,
  type PairsCompared,
} from "../../results/statistics/mod.ts";
import { intervalCell, numberCell, textCell } from "../../results/tables/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { differenceChart } from "../charts/mod.ts";
import { comparisonsOf } from "../comparisons.ts";
import { canDraw } from "../can_draw.ts";
import type { SectionEntry } from "../section.ts";
import { steps } from "./steps.ts";

/** A table of more rows is closed until somebody asks for it. */
const LONGEST_OPEN = 12;

/** Variants compared with their references, seed by seed. */
export const differences: SectionEntry = {
  name: "differences",
  title: "Paired differences",
  details({ result: file }) {
    const all = comparisonsOf(file);
    if (all.length === 0) return [];
    const result = byArm(file);
    const tests = all.some(hasTests)
      ? " The last three columns are p-values: how often chance alone would split the pairs at least " +
        "this unevenly if there were no true difference."
      : all.some(({ interval }) => !interval.tooFewSeeds)
      ? " P-values need five seeds."
      : " With these few seeds there are neither intervals nor p-values.";
    return [
      {
        kind: "text",
        words:
          "Trials of the same workload and seed draw their data, their first parameters and the " +
          "order of the questions from the same streams of random numbers: they are a pair, and " +
          "differ in what the variant changes. The difference is the test error of the variant minus " +
          "that of its reference, in percentage points: negative is better. The 95 % interval " +
          `contains the mean over all possible seeds 95 times in 100.${tests}`,
      },
      {
        kind: "table",
        table: table("All workloads together", all.map((one) => [one, null, one])),
      },
      ...byWorkload(result, all),
      ...canDraw(result)
        ? [{
          kind: "group" as const,
          title: "All workloads and seeds in one chart",
          fold: "closed" as const,
          details: [{ kind: "chart" as const, charts: [differenceChart(result, all)] }],
        }]
        : [],
      ...steps(file),
    ];
  },
};

/** Without a workload it is of all of them together. */
type Compared = readonly [comparison: Comparison, workload: string | null, pairs: PairsCompared];

function byWorkload(result: ResultFile, all: readonly Comparison[]): Details {
  if (result.workloads.length < 2) return [];
  const rows = result.workloads.flatMap(({ name }) =>
    all.flatMap((one) =>
      one.workloads.filter(({ workload }) => workload === name)
        .map((own): Compared => [one, name, own])
    )
  );
  return [{
    kind: "group",
    title: "Workload by workload",
    fold: rows.length <= LONGEST_OPEN ? "open" : "closed",
    details: [{ kind: "table", table: table("Workload by workload", rows) }],
  }];
}

function table(title: string, compared: readonly Compared[]): Table {
  const isWhole = compared[0]?.[1] === null;
  // Too few seeds have no tests; a table of such rows has no columns for them.
  const isTested = compared.some(([, , pairs]) => hasTests(pairs));
  const number = (name: string, title: string, note?: string) => ({
    ...{ name, title, align: "right" as const },
    ...note === undefined ? {} : { note },
  });
  return {
    title,
    look: "narrow",
    columns: [
      ...isWhole ? [] : [{ name: "workload", title: "Workload", shared: true, heads: true }],
      { name: "variant", title: "Variant", heads: isWhole },
      number("difference", "Mean difference"),
      number("interval", "95\u00a0% interval"),
      number("median", "Median"),
      number("pairs", "Better, worse, equal"),
      number("solved", "Solved alone: variant, reference"),
      ...isTested
        ? [
          number("sign_test", "Sign test", "p"),
          number("wilcoxon", "Wilcoxon", "p"),
          number("mcnemar", "McNemar", "p"),
        ]
        : [],
    ],
    rows: compared.map((one) => row(one, isTested)),
  };
}

function row([{ variant, reference }, workload, compared]: Compared, isTested: boolean): Row {
  const { mean, interval, median, better, worse, equal, solved, signTest, wilcoxon } = compared;
  const tests = [signTest, wilcoxon.p, solved.p];
  return {
    ...workload === null ? {} : { group: workload },
    about: { variant, workload: workload ?? undefined },
    cells: [
      ...workload === null ? [] : [textCell(workload)],
      textCell({ variant }, [`against ${reference}`]),
      numberCell(mean, "points"),
      intervalCell(interval),
      numberCell(median, "points"),
      textCell([better, worse, equal].map(grouped).join(", ")),
      textCell(`${grouped(solved.onlyVariant)}, ${grouped(solved.onlyReference)}`),
      ...isTested ? tests.map((p) => numberCell(hasTests(compared) ? p : null, "probability")) : [],
    ],
  };
}

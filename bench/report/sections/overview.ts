import type { Cell, Details, Row, Table, Value } from "../../../models/mod.ts";
import { percent, percentRange } from "../../base/mod.ts";
import { addSolved, byArm, type Solved, wilsonInterval } from "../../results/statistics/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { firstText, type SummaryRow, summaryRows } from "../../results/tables/mod.ts";
import type { SectionEntry } from "../section.ts";
import { orLess } from "../words.ts";
import { unknownAnswers } from "./_unknown_answers.ts";

/** Columns for this many variants are wider than the page on every screen. */
const MANY = 12;

/** A table of more cells takes screens. */
const MOST_OPEN = 60;

/** Workloads by variants at a glance: how many trials solved them, and the mean error. */
export const overview: SectionEntry = {
  name: "overview",
  title: "At a glance",
  folded: ({ result: { workloads, variants } }) => workloads.length * variants.length > MOST_OPEN,
  gist: "how many trials solved what, and the mean error",
  details({ result: file }) {
    const result = byArm(file);
    const rows = summaryRows(file).filter(({ level }) => level === "workload");
    if (rows.every(({ solved }) => solved.total === 0)) return [];
    const model = onlyModel(result);
    return [
      {
        kind: "text",
        words:
          `The share of the trials that solved the workload (a test error of ${
            targets(result)
          }), with its 95 % interval (Wilson's method), which contains the true share 95 times in 100. ` +
          "The error is that of all test answers of these trials. The more trials solved it, the " +
          `stronger the colour.${
            model === null ? "" : ` All workloads are of the model ${model}.`
          }${
            result.variants.length < MANY
              ? ""
              : ` The table has ${result.variants.length} columns, and scrolls to the side.`
          }`,
      },
      { kind: "table", table: table(result, rows) },
      ...notes(file),
    ];
  },
};

function notes(file: ResultFile): Details {
  return unknownAnswers(file, false).map((words) => ({ kind: "text", role: "caution", words }));
}

function table(result: ResultFile, all: readonly SummaryRow[]): Table {
  const { workloads, variants } = result;
  const of = (workload: string, variant: string) =>
    all.find((row) => row.workload === workload && row.variant === variant)!;
  const rows = workloads.map(({ name }): Row => ({
    cells: [
      { value: { kind: "text", words: shortName(name, result) } },
      ...variants.map(({ name: variant }) => workloadCell(of(name, variant))),
    ],
    about: { workload: name },
  }));
  const together: Row = {
    group: "all",
    cells: [
      { value: { kind: "text", words: `All ${workloads.length}` } },
      ...variants.map(({ name: variant }): Cell => {
        const solved = addSolved(workloads.map(({ name }) => of(name, variant).solved));
        return { ...shareCell(solved), notes: firstNotes(solved) };
      }),
    ],
  };
  return {
    title: "Solved trials and test error by workload and variant",
    look: "glance",
    columns: [
      { name: "workload", title: "Workload", heads: true },
      ...variants.map(({ name }) => ({
        name,
        title: { variant: name },
        align: "right" as const,
        about: { variant: name },
      })),
    ],
    rows: workloads.length < 2 ? rows : [...rows, together],
  };
}

/** The one model that all workloads are of; null where there are several. */
function onlyModel({ workloads }: ResultFile): string | null {
  const models = new Set(workloads.map(({ model }) => model));
  return models.size === 1 ? [...models][0]! : null;
}

/** A workload's name without the model's, where all have the same. */
function shortName(name: string, result: ResultFile): string {
  const prefix = `${onlyModel(result)}/`;
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

function targets({ workloads }: ResultFile): string {
  const errors = new Set(workloads.map(({ targetError }) => targetError));
  return [...errors].map(orLess).join(", of some ");
}

function workloadCell({ solved, testError }: SummaryRow): Cell {
  const { count, total } = solved;
  if (total === 0) return { value: null };
  const { lowest, highest } = wilsonInterval(count, total);
  const error = testError === null ? "no test error" : `error ${percent(testError)}`;
  return {
    ...shareCell(solved),
    notes: [
      ...firstNotes(solved),
      ...[percentRange(lowest, highest, 0), error].map((words) => ({
        kind: "text" as const,
        words: words.replaceAll(" ", "\u00a0"),
      })),
    ],
    shade: count / total,
    tone: "better",
  };
}

/** How many of them at the first attempt, where trials may begin anew. */
function firstNotes({ first }: Solved): Value[] {
  return first === null ? [] : [{ kind: "text", words: firstText(first) }];
}

/** Of several workloads without an interval: they differ, and their trials are not of one kind. */
function shareCell({ count, total }: Solved): Cell {
  if (total === 0) return { value: null };
  // Each in one piece, wherever the line breaks.
  const share = `${Math.round(100 * count / total)}\u00a0%`;
  const words = [{ strong: share }, ` ${count}\u00a0of\u00a0${total}`];
  return { value: { kind: "text", words } };
}

import type { Cell, Column, Row, Table } from "../../../models/mod.ts";
import { byArm, summarizeTasks } from "../../results/statistics/mod.ts";
import { numberCell, summaryRows, textCell } from "../../results/tables/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { hasKinds } from "../../suites/mod.ts";
import type { SectionEntry } from "../section.ts";

type Workload = ResultFile["workloads"][number];

/** Is before the name of a kind of questions that training has none of. */
const UNSEEN = /^unseen: /;

/** Right answers by kind of question, where a workload has several kinds. */
export const kinds: SectionEntry = {
  name: "kinds",
  title: "Right answers by kind of question",
  folded: true,
  gist: "what is asked, and how much of it is answered right",
  details({ result: file }) {
    const result = byArm(file), shown = result.workloads.filter(hasKinds);
    if (shown.length === 0) return [];
    return [
      {
        kind: "text",
        words:
          "Right answers to the questions of the test part, by what they ask: over all trials " +
          "of a variant, and of the best of n (by training error). The more answers are wrong, the " +
          "stronger the colour.",
      },
      ...shown.map((workload, i) => ({
        kind: "group" as const,
        title: `${workload.name}, ${workload.parts.length} kinds of questions`,
        fold: i === 0 ? "open" as const : "closed" as const,
        details: [{ kind: "table" as const, table: table(file, result, workload) }],
      })),
    ];
  },
};

function table(file: ResultFile, result: ResultFile, { name, parts }: Workload): Table {
  const { variants } = result;
  const tasks = summarizeTasks(result).filter(({ workload }) => workload === name);
  const whole = summaryRows(file).filter(({ level, workload }) =>
    level === "workload" && workload === name
  );
  const rows = parts.toSorted(byLength).map(({ task, trainingQuestions, testQuestions }): Row => ({
    cells: [
      textCell(task.replace(UNSEEN, ""), isUnseen(task) ? ["not in training"] : []),
      ...variants.flatMap(({ name }) => {
        const own = tasks.find((one) => one.task === task && one.variant === name);
        return [rightShare(own?.testError?.mean), rightShare(own?.best)];
      }),
      numberCell(testQuestions, "count"),
      numberCell(trainingQuestions, "count"),
    ],
  }));
  const sum = (of: "testQuestions" | "trainingQuestions") =>
    parts.reduce((total, part) => total + part[of], 0);
  const all: Row = {
    group: "all",
    cells: [
      textCell("All"),
      ...variants.flatMap(({ name }) => {
        const own = whole.find(({ variant }) => variant === name);
        return [rightShare(own?.testError), rightShare(own?.best)];
      }),
      numberCell(sum("testQuestions"), "count"),
      numberCell(sum("trainingQuestions"), "count"),
    ],
  };
  return {
    title: `Right answers by kind of question: ${name}`,
    look: "map",
    columns: [
      { name: "question", title: "Question", heads: true },
      ...variants.flatMap(({ name }): Column[] => [
        { name: `${name} all`, title: { variant: name }, note: "all trials", align: "right" },
        { name: `${name} best`, title: { name }, note: "best of n", align: "right" },
      ]),
      { name: "in_test", title: "In test", align: "right" },
      { name: "in_training", title: "In training", align: "right" },
    ],
    rows: [...rows, all],
  };
}

function isUnseen(task: string): boolean {
  return UNSEEN.test(task);
}

/** Simple questions first; those that training has none of last. */
function byLength(one: Workload["parts"][0], other: Workload["parts"][0]): number {
  const words = ({ task }: Workload["parts"][0]) => task.split(" ").length;
  return Number(isUnseen(one.task)) - Number(isUnseen(other.task)) ||
    words(one) - words(other) ||
    (one.task < other.task ? -1 : 1);
}

/** An error as the share of right answers. */
function rightShare(error: number | null | undefined): Cell {
  if (error === null || error === undefined) return { value: null };
  return { ...numberCell(1 - error, "percent"), shade: error, tone: "worse" };
}

import type { Cell, Column, Details, Row, Table } from "../../../models/mod.ts";
import { exactPercent, percent, points } from "../../base/mod.ts";
import { byArm, type ErrorMetric, mean, meanErrors } from "../../results/statistics/mod.ts";
import { numberCell, summaryRows, textCell } from "../../results/tables/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { differenceMap, type MapLabel, STRONGEST } from "../difference_map.ts";
import { canDraw } from "../can_draw.ts";
import type { SectionEntry } from "../section.ts";

type Workload = ResultFile["workloads"][number];
type Published = Workload["published"][number];

/** A task of a workload, with what was published of it and ours. */
interface ComparedTask {
  readonly label: MapLabel;
  readonly published: readonly Published[];
  /** By variant, of the best of n; null where no trial has numbers. */
  readonly best: ReadonlyMap<string, number | null>;
}

/** Ours beside what was published, where the run can be compared. */
export const published: SectionEntry = {
  name: "published",
  title: "Ours and the published numbers",
  folded: true,
  gist: "differences, all numbers and their sources",
  details({ result: file }) {
    const result = byArm(file), groups = comparedGroups(file, result);
    // Those of all runs have a section of their own.
    const means = file.published.filter(({ statistic }) => statistic === undefined);
    if (groups.length === 0 && means.length === 0) return [];
    return [
      ...groups.length === 0 ? [] : [{
        kind: "text" as const,
        words: "A published error is that of one network, chosen from several restarts by its " +
          "training error; so is ours here, best of n.",
      }],
      ...groups.flatMap(({ title, tasks }): Details => [
        ...title === null
          ? []
          : [{ kind: "text" as const, role: "heading" as const, words: title }],
        ...differences(result, tasks),
        numbers(result, tasks),
      ]),
      ...means.length === 0 ? [] : publishedMeans({ ...file, published: means }),
    ];
  },
};

/** The workloads of one task together, and each workload of several: tasks with published numbers. */
function comparedGroups(file: ResultFile, result: ResultFile) {
  const rows = summaryRows(file);
  const hasTasks = ({ name }: Workload) =>
    rows.some(({ level, workload }) => level === "task" && workload === name);
  const groups = [
    { title: null, workloads: result.workloads.filter((one) => !hasTasks(one)) },
    ...result.workloads.filter(hasTasks).map((one) => ({ title: one.name, workloads: [one] })),
  ];
  return groups.flatMap(({ title, workloads }) => {
    const tasks = workloads.flatMap((workload) => {
      const { name, title: words, published } = workload, level = hasTasks(workload);
      const own = rows.filter((row) =>
        row.workload === name && row.level === (level ? "task" : "workload")
      );
      return [...Map.groupBy(own, ({ task }) => task!)].map(([task, rows]): ComparedTask => ({
        label: { name: task, explanation: level ? "" : words.replace(/^.*?, /, "") },
        published: published.filter((one) => one.task === task),
        best: new Map(rows.map(({ variant, best }) => [variant, best])),
      }));
    }).filter(({ published }) => published.length > 0);
    return tasks.length === 0 ? [] : [{ title, tasks }];
  });
}

/** Ours minus the first published number that a variant can be compared with. */
function differences(result: ResultFile, tasks: readonly ComparedTask[]): Details {
  const first = ({ published }: ComparedTask, variant: string) =>
    published.find(({ variants }) => variants.includes(variant));
  const compared = result.variants.map(({ name }) => name)
    .filter((name) => tasks.some((task) => first(task, name) !== undefined));
  const rows = tasks.map((task) => ({
    label: task.label,
    differences: compared.map((name) => {
      const ours = task.best.get(name) ?? null, known = first(task, name);
      return ours === null || known === undefined ? null : ours - known.value;
    }),
  }));
  const map = differenceMap({
    title: "Ours minus published",
    columns: compared.map((name) => {
      const known = tasks.map((task) => first(task, name)).find((one) => one !== undefined)!;
      return { name, explanation: `against ${known.title}` };
    }),
    rows,
    foot: rows.length < 2 ? null : {
      name: `Mean of these ${rows.length}`,
      differences: compared.map((_, i) => meanOfAll(rows.map((row) => row.differences[i]!))),
    },
  });
  return [
    {
      kind: "text",
      words:
        "Ours minus published, in percentage points: blue is better than published, orange is " +
        `worse, and both are strongest at ${STRONGEST} points.`,
    },
    { kind: "table", table: map },
  ];
}

/** Null if one of them is missing. */
function meanOfAll(values: readonly (number | null)[]): number | null {
  const there = values.filter((value) => value !== null);
  return there.length < values.length ? null : mean(there);
}

/** All numbers, ours and published, task by task. */
function numbers(result: ResultFile, tasks: readonly ComparedTask[]): Details[number] {
  const known = new Map(
    tasks.flatMap(({ published }) => published).map((one) => [one.title, one] as const),
  );
  return {
    kind: "group",
    title: "All numbers, and where they are from",
    fold: canDraw(result) ? "open" : "closed",
    details: [
      { kind: "table", table: numbersTable(result, tasks, [...known.keys()]) },
      {
        kind: "facts",
        facts: [...known.values()].map((one) => ({
          name: one.title,
          value:
            `${one.citation}; ${one.protocol}; ${one.trainingQuestions} training questions of ` +
            "each task",
        })),
      },
    ],
  };
}

function numbersTable(
  { variants, workloads }: ResultFile,
  tasks: readonly ComparedTask[],
  titles: readonly string[],
): Table {
  const target = Math.max(...workloads.map(({ targetError }) => targetError));
  const values = tasks.map(({ published, best }) => [
    ...titles.map((title) => published.find((one) => one.title === title)?.value ?? null),
    ...variants.map(({ name }) => best.get(name) ?? null),
  ]);
  const columns = [...titles, ...variants].map((_, i) => values.map((row) => row[i]!));
  const over = (column: readonly (number | null)[]) =>
    column.includes(null) ? null : column.filter((value) => value! > target).length;
  const foot: readonly Row[] = [
    {
      group: "foot",
      cells: [
        textCell(`Mean of these ${tasks.length}`),
        ...columns.map((column) => numberCell(meanOfAll(column), "percent")),
      ],
    },
    {
      group: "foot",
      cells: [
        textCell(`Over ${percent(target)}`),
        ...columns.map((column) => numberCell(over(column), "count")),
      ],
    },
  ];
  const number = (name: string, note: string): Column => ({
    ...{ name: `${name}, ${note}`, title: { name }, note, align: "right" },
  });
  return {
    title: "Published numbers and ours",
    columns: [
      { name: "task", title: "Task", heads: true },
      ...titles.map((title) => number(title, "published")),
      ...variants.map(({ name }) => number(name, "best of n")),
    ],
    rows: [
      ...values.map((row, i) => ({
        cells: [
          textCell(tasks[i]!.label.name),
          ...row.map((value) => numberCell(value, "percent")),
        ],
      })),
      ...tasks.length < 2 ? [] : foot,
    ],
  };
}

const metricNames: Readonly<Record<ErrorMetric, string>> = {
  trainError: "training error",
  validationError: "validation error",
  testError: "test error",
  unsolved: "trials that do not solve it",
};

/** What a published number is of. */
function metricName({ metric, success }: ResultFile["published"][number]): string {
  if (metric !== "unsolved" || success === undefined) return metricNames[metric];
  const { part, under } = success;
  return `trials not under ${exactPercent(under)}${part === undefined ? "" : `, ${part}`}`;
}

/** Successes are counted over all variants; errors are those of one. */
function together(metric: ErrorMetric, variants: readonly string[]): (readonly string[])[] {
  return metric === "unsolved" ? [variants] : variants.map((variant) => [variant]);
}

/** Means over tasks that were published as such. */
function publishedMeans(result: ResultFile): Details {
  const rows = result.published.flatMap((published, i) => {
    const { title, metric, value, variants, success } = published;
    return together(metric, variants).map((group): Row => {
      const { all, best } = meanErrors(result, group, metric, success);
      return {
        group: String(i),
        cells: [
          textCell(title),
          textCell(metricName(published)),
          numberCell(value, "percent"),
          textCell(group.length === 1 ? group[0]! : `${group.length} variants`),
          besidePublished(all, value),
          besidePublished(best, value),
        ],
      };
    });
  });
  const sources = new Set(
    result.published.map(({ citation, protocol }) => `${citation}; ${protocol}.`),
  );
  return [
    {
      kind: "text",
      words:
        "Means over all tasks of this run; in brackets ours minus published, in percentage points.",
    },
    {
      kind: "table",
      table: {
        title: "Published means and ours",
        columns: [
          { name: "title", title: "Published as", shared: true, heads: true },
          { name: "metric", title: "Error", shared: true },
          { name: "published", title: "Published", align: "right", shared: true },
          { name: "variant", title: "Variant" },
          { name: "all", title: "All trials", align: "right" },
          { name: "best", title: "Best of n", align: "right" },
        ],
        rows,
      },
    },
    ...[...sources].map((words) => ({ kind: "text" as const, words })),
  ];
}

function besidePublished(error: number | null, value: number): Cell {
  if (error === null) return { value: null };
  return textCell(`${percent(error)} (${points(error - value)})`);
}

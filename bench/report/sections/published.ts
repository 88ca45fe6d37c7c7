import { hasKinds } from "../../suites/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import {
  byArm,
  type ErrorMetric,
  meanErrors,
  summarizeCells,
  summarizeTasks,
  type TaskSummary,
} from "../../results/statistics/mod.ts";
import { type Html, markup, percent, points } from "../../base/mod.ts";
import { cited } from "../citation.ts";
import { type HeatLabel, heatMap, type HeatRow, STRONGEST } from "../heat_map.ts";
import { canDraw, scrollingTable, type Section } from "../section.ts";

type Workload = ResultFile["workloads"][number];
type Published = Workload["published"][number];

/** A task of a workload, with what was published of it and ours. */
interface ComparedTask {
  readonly label: HeatLabel;
  readonly published: readonly Published[];
  /** Of the best of n. */
  readonly errors: readonly Pick<TaskSummary, "variant" | "best">[];
}

/** Ours beside what was published; null where the run cannot be compared. */
export function published(file: ResultFile): Section | null {
  const result = byArm(file), groups = comparedGroups(result);
  const chosen =
    markup`<p>A published error is that of one network, chosen from several restarts by its
training error; so is ours here, best of n.</p>`;
  const parts = [
    ...groups.length === 0 ? [] : [chosen],
    ...groups.map(({ title, tasks }) => group(result, title, tasks)),
    ...file.published.length === 0 ? [] : [publishedMeans(file)],
  ];
  if (parts.length === 0) return null;
  return { id: "published", title: "Ours and the published numbers", body: markup`${parts}` };
}

/** The workloads of one task together, and each workload of several: tasks with published numbers. */
function comparedGroups(result: ResultFile) {
  const summaries = summarizeTasks(result), cells = summarizeCells(result);
  const hasTasks = (one: Workload) => one.parts.length > 1 && !hasKinds(one);
  const several = result.workloads.filter(hasTasks);
  const single = result.workloads.filter((one) => !hasTasks(one));
  const groups = [
    { title: null, workloads: single },
    ...several.map((workload) => ({ title: workload.name, workloads: [workload] })),
  ];
  return groups.flatMap(({ title, workloads }) => {
    const tasks = workloads.flatMap((workload) => {
      const { name, title: words, task: whole, parts, published } = workload;
      const several = hasTasks(workload);
      return (several ? parts.map(({ task }) => task) : [whole]).map((task): ComparedTask => ({
        label: { name: task, explanation: several ? "" : words.replace(/^.*?, /, "") },
        published: published.filter((one) => one.task === task),
        errors: several
          ? summaries.filter((one) => one.workload === name && one.task === task)
          : cells.filter((one) => one.workload === name).map(({ variant, best }) => ({
            variant,
            best: best?.metrics?.testError.value ?? null,
          })),
      }));
    }).filter(({ published }) => published.length > 0);
    return tasks.length === 0 ? [] : [{ title, tasks }];
  });
}

function group(result: ResultFile, title: string | null, tasks: readonly ComparedTask[]): Html {
  return markup`${title === null ? null : markup`<h3>${title}</h3>`}
${differences(result, tasks)}
${numbers(result, tasks)}`;
}

/** Ours minus the first published number that a variant can be compared with. */
function differences(result: ResultFile, tasks: readonly ComparedTask[]): Html {
  const first = ({ published }: ComparedTask, variant: string) =>
    published.find(({ variants }) => variants.includes(variant));
  const compared = result.variants.map(({ name }) => name)
    .filter((name) => tasks.some((task) => first(task, name) !== undefined));
  const columns = compared.map((name): HeatLabel => {
    const known = tasks.map((task) => first(task, name)).find((one) => one !== undefined)!;
    return { name, explanation: `against ${known.title}` };
  });
  const rows = tasks.map((task): HeatRow => ({
    label: task.label,
    differences: compared.map((name) => {
      const ours = bestOf(task, name), known = first(task, name);
      return ours === null || known === undefined ? null : ours - known.value;
    }),
  }));
  const means = compared.map((_, column) => {
    const values = rows.flatMap(({ differences }) => differences[column] ?? []);
    return values.length < rows.length ? "–" : points(mean(values));
  });
  const foot = rows.length < 2 ? [] : [{ name: `Mean of these ${rows.length}`, cells: means }];
  return markup`<p>Ours minus published, in percentage points: blue is better than published, orange is
worse, and both are strongest at ${STRONGEST} points.</p>
${heatMap("Ours minus published", columns, rows, foot)}`;
}

function bestOf({ errors }: ComparedTask, variant: string): number | null {
  return errors.find((error) => error.variant === variant)?.best ?? null;
}

/** All numbers, ours and published, task by task. */
function numbers(result: ResultFile, tasks: readonly ComparedTask[]): Html {
  const { variants, workloads } = result;
  const known = new Map(
    tasks.flatMap(({ published }) => published).map((one) => [one.title, one] as const),
  );
  const titles = [...known.keys()];
  const ours = variants.map(({ name }) => name);
  const target = Math.max(...workloads.map(({ targetError }) => targetError));
  const rows = tasks.map((task) => [
    ...titles.map((title) => task.published.find((one) => one.title === title)?.value ?? null),
    ...ours.map((name) => bestOf(task, name)),
  ]);
  const column = (i: number) => {
    const values = rows.flatMap((row) => row[i] ?? []);
    return values.length < rows.length ? null : values;
  };
  const columns = [...titles, ...ours].map((_, i) => column(i));
  const number = (value: number | null) =>
    markup`<td class="number">${value === null ? "–" : percent(value)}</td>`;
  const head = markup`<tr><th scope="col">Task</th>${
    titles.map((title) =>
      markup`<th scope="col" class="number">${title}<small>published</small></th>`
    )
  }${
    ours.map((name) => markup`<th scope="col" class="number">${name}<small>best of n</small></th>`)
  }</tr>`;
  const foot = rows.length < 2 ? [] : [
    markup`<tr class="first"><th scope="row">Mean of these ${rows.length}</th>${
      columns.map((values) => number(values === null ? null : mean(values)))
    }</tr>
`,
    markup`<tr><th scope="row">Over ${percent(target)}</th>${
      columns.map((values) =>
        markup`<td class="number">${
          values === null ? "–" : values.filter((value) => value > target).length
        }</td>`
      )
    }</tr>
`,
  ];
  const body = rows.map((row, i) =>
    markup`<tr><th scope="row">${tasks[i]!.label.name}</th>${row.map(number)}</tr>
`
  );
  return markup`<details${
    canDraw(result) ? markup` open` : null
  }><summary>All numbers, and where they are from</summary>
${scrollingTable("Published numbers and ours", head, [...body, ...foot])}
<dl class="sources">
${
    [...known.values()].map(({ title, citation, protocol, trainingQuestions }) =>
      markup`<div><dt>${title}</dt><dd>${
        cited(citation)
      }; ${protocol}; ${trainingQuestions} training questions of each task</dd></div>
`
    )
  }</dl></details>
`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const metricNames: Readonly<Record<ErrorMetric, string>> = {
  trainError: "training error",
  validationError: "validation error",
  testError: "test error",
  unsolved: "trials that do not solve it",
};

/** Successes are counted over all variants; errors are those of one. */
function together(metric: ErrorMetric, variants: readonly string[]): (readonly string[])[] {
  return metric === "unsolved" ? [variants] : variants.map((variant) => [variant]);
}

/** Means over tasks that were published as such. */
function publishedMeans(result: ResultFile): Html {
  const head = markup`<tr><th scope="col">Published as</th><th scope="col">Error</th>
<th scope="col" class="number">Published</th><th scope="col">Variant</th>
<th scope="col" class="number">All trials</th><th scope="col" class="number">Best of n</th></tr>`;
  const rows = result.published.flatMap(({ title, metric, value, variants }) =>
    together(metric, variants).map((group, i, groups) => {
      const { all, best } = meanErrors(result, group, metric);
      const ours = (error: number | null) =>
        error === null ? "–" : `${percent(error)} (${points(error - value)})`;
      return markup`<tr${i === 0 ? markup` class="first"` : null}>${
        i > 0 ? null : markup`<th scope="rowgroup" rowspan="${groups.length}">${title}</th>
<td rowspan="${groups.length}">${metricNames[metric]}</td>
<td class="number" rowspan="${groups.length}">${percent(value)}</td>`
      }<td>${group.length === 1 ? group[0]! : `${group.length} variants`}</td><td class="number">${
        ours(all)
      }</td><td class="number">${ours(best)}</td></tr>
`;
    })
  );
  const sources = new Set(
    result.published.map(({ citation, protocol }) => `${citation}; ${protocol}`),
  );
  return markup`<p>Means over all tasks of this run; in brackets ours minus published, in percentage
points.</p>
${scrollingTable("Published means and ours", head, rows)}
${[...sources].map((source) => markup`<p>${cited(source)}.</p>`)}`;
}

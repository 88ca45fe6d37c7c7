import { hasKinds } from "../../model_words.ts";
import type { ResultFile, TrialResult } from "../../result_file.ts";
import {
  byArm,
  differencesByArm,
  hasArms,
  type PairedDifference,
  pairedDifferences,
  pairedTaskDifferences,
  type Spread,
  summarizeCells,
  summarizeTasks,
  type TaskMeans,
  taskMeans,
  wilsonInterval,
} from "../../statistics/mod.ts";
import { chartFigure, differenceChart } from "../charts/mod.ts";
import { counted, duration, percent, percentRange, points } from "../../format.ts";
import { type Html, markup } from "../html.ts";
import { canDraw, keyOf, scrollingTable, type Section } from "../section.ts";
import { strip } from "../strip.ts";

/** A table of more rows is closed until somebody asks for it. */
const LONGEST_OPEN = 80;

/** What a variant did on a workload, or on one of its tasks. */
interface Row {
  /** Of its first row: the workload or the task, and what it is. */
  readonly name: readonly [name: string, title: string] | null;
  /** Position in the file's list. */
  readonly variant: number;
  readonly errors: readonly number[];
  readonly testError: Spread | null;
  readonly best: number | null;
  readonly published: number | undefined;
  readonly solved: string;
  /** Trials that reached the target; null where tasks are counted, and not trials. */
  readonly successes: readonly [solved: number, trials: number] | null;
  readonly difference: number | undefined;
  /** Null for a task of several: its trial's time is the workload's. */
  readonly durationSeconds: number | null;
}

/** Means over tasks, one row for each workload, task and variant, and all differences in one picture. */
export function summary(file: ResultFile): Section {
  const result = byArm(file);
  const differences = differencesByArm(file, pairedDifferences(file));
  const rows = rowsOf(result, differences, hasArms(file));
  const charts = differences.length === 0 || !canDraw(file)
    ? []
    : [differenceChart(result, differences)];
  const references = new Set(differences.map(({ reference }) => reference));
  // One scale for all rows, never so fine that a single wrong answer looks large.
  const scale = Math.max(0.05, ...rows.map(({ testError }) => testError?.highest ?? 0));
  const shown = {
    published: rows.some(({ published }) => published !== undefined),
    difference: differences.length > 0,
  };
  const numbers = [
    ...["Mean", "Range", "Best of n"],
    ...shown.published ? ["Published"] : [],
    "Solved",
    ...shown.difference ? ["Difference"] : [],
    "Time",
  ];
  const head = markup`<tr><th scope="col">Workload</th><th scope="col">Variant</th>
<th scope="col">Each seed</th>${numbers.map(heading)}</tr>`;
  const table = markup`<p>A mark for each seed, a line for their mean, on a scale from 0 to ${
    percent(scale)
  }.</p>
${
    scrollingTable(
      "Test error by workload and variant",
      head,
      rows.map((one) => row(result, one, scale, shown)),
    )
  }`;
  const body =
    markup`<p>Wrong answers to the questions of the test part. Best of n is the trial with the
lowest training error (ties: lower training loss, then lower seed); the test part has no say in it. Solved
means ${targets(result)} or less.${
      rows.some(({ successes }) => successes !== null)
        ? " The interval below their number is Wilson's, at 95 %: in it lies the share of all seeds that " +
          "would solve it, as far as these can tell."
        : null
    }${
      references.size === 0
        ? null
        : markup` The paired difference is the mean over seeds of a variant minus ${
          references.size === 1
            ? markup`<em>${[...references][0]!}</em>`
            : "the variant that it is held against"
        }, in percentage points: negative is better.`
    }</p>
${means(result)}
${
      rows.length <= LONGEST_OPEN
        ? table
        : markup`<details><summary>Every workload and variant, ${
          counted(rows.length, "row")
        }</summary>${table}</details>`
    }
${charts.map(chartFigure)}`;
  return { id: "summary", title: "Test error", body, charts };
}

function heading(text: string): Html {
  return markup`<th scope="col" class="number">${text}</th>`;
}

function number(text: string): Html {
  return markup`<td class="number">${text}</td>`;
}

function interval([solved, trials]: readonly [number, number]): Html {
  const { lowest, highest } = wilsonInterval(solved, trials);
  return markup`<small>${percentRange(lowest, highest)}</small>`;
}

function targets({ workloads }: ResultFile): string {
  return [...new Set(workloads.map(({ targetError }) => percent(targetError)))].join(" or ");
}

function rowsOf(
  result: ResultFile,
  differences: readonly PairedDifference[],
  ofArms: boolean,
): Row[] {
  const { workloads, variants } = result;
  const cells = summarizeCells(result), tasks = summarizeTasks(result);
  // No network for several tasks is in a suite of arms: its seeds would be there several times.
  const taskDifferences = ofArms ? [] : pairedTaskDifferences(result);
  return workloads.flatMap((entry): Row[] => {
    const { name: workload, title, task, parts, published } = entry;
    // Kinds of questions have a section of their own.
    const single = parts.length === 1 || hasKinds(entry);
    // Whether a Neural Programmer learns at all depends on the seed: successes are counted.
    const counts = ofArms || hasKinds(entry);
    const knownOf = (task: string, variant: string) =>
      published.find((one) => one.task === task && one.variants.includes(variant))?.value;
    const errorsOf = (variant: string, error: (metrics: Metrics) => number | undefined) =>
      result.trials.flatMap((trial) =>
        trial.workload === workload && trial.variant === variant && trial.metrics !== null
          ? error(trial.metrics) ?? []
          : []
      );
    const position = (variant: string) => variants.findIndex(({ name }) => name === variant);
    const whole = cells.filter((cell) => cell.workload === workload).map((cell, i): Row => ({
      name: i === 0 ? [workload, title] : null,
      variant: position(cell.variant),
      errors: errorsOf(cell.variant, ({ testError }) => testError.value),
      testError: cell.testError,
      best: cell.best?.metrics?.testError.value ?? null,
      published: single ? knownOf(task, cell.variant) : undefined,
      solved: `${cell.solved} of ${cell.trials}`,
      successes: counts && cell.trials > 0 ? [cell.solved, cell.trials] : null,
      difference: differences.find((one) =>
        one.workload === workload && one.variant === cell.variant
      )?.spread.mean,
      durationSeconds: cell.durationSeconds,
    }));
    if (single) return whole;
    const byTask = tasks.filter((one) => one.workload === workload);
    return [
      ...whole,
      ...byTask.map(({ task, variant, testError, best, solved, trials }, i): Row => ({
        name: i % variants.length === 0 ? [task, `of ${workload}`] : null,
        variant: position(variant),
        errors: errorsOf(variant, ({ testErrorByTask }) => testErrorByTask[task]?.value),
        testError,
        best,
        published: knownOf(task, variant),
        solved: `${solved} of ${trials}`,
        successes: null,
        difference: taskDifferences.find((one) =>
          one.workload === workload && one.task === task && one.variant === variant
        )?.spread.mean,
        durationSeconds: null,
      })),
    ];
  });
}

type Metrics = NonNullable<TrialResult["metrics"]>;

function row(
  result: ResultFile,
  row: Row,
  scale: number,
  shown: { readonly published: boolean; readonly difference: boolean },
): Html {
  const { name, variant, errors, testError, best, published, successes, difference } = row;
  const orNone = (value: number | null | undefined, write: (value: number) => string) =>
    number(value === null || value === undefined ? "–" : write(value));
  const span = result.variants.length;
  return markup`<tr${name === null ? null : markup` class="first"`}>${
    name === null
      ? null
      : markup`<th scope="rowgroup" rowspan="${span}">${name[0]}<small>${name[1]}</small></th>
`
  }
<td>${keyOf(result, variant)}${result.variants[variant]!.name}</td><td>${
    strip(errors, testError?.mean ?? null, scale, canDraw(result) ? variant : 0)
  }</td>
${orNone(testError?.mean, percent)}${
    number(testError === null ? "–" : percentRange(testError.lowest, testError.highest))
  }${orNone(best, percent)}${shown.published ? orNone(published, percent) : null}
<td class="number">${row.solved}${successes === null ? null : interval(successes)}</td>${
    shown.difference ? orNone(difference, points) : null
  }${orNone(row.durationSeconds, duration)}</tr>
`;
}

/** A row for each variant; nothing where there is but one task. */
function means(result: ResultFile): Html | null {
  const all = taskMeans(result);
  if (all.length === 0) return null;
  const published = all.some(({ published }) => published.length > 0);
  const head = markup`<tr><th scope="col">Mean of</th><th scope="col">Variant</th>${
    ["All trials", "Best of n", ...published ? ["Published"] : [], "Tasks solved"].map(heading)
  }</tr>`;
  const orNone = (value: number | null | undefined) =>
    number(value === null || value === undefined ? "–" : percent(value));
  const rows = all.map(
    ({ workload, model, tasks, variant, testError, best, solved, published: known }, i) => {
      const inGroup = (one: TaskMeans) => one.workload === workload && one.model === model;
      const first = i === 0 || !inGroup(all[i - 1]!), span = all.filter(inGroup).length;
      const position = result.variants.findIndex(({ name }) => name === variant);
      return markup`<tr${first ? markup` class="first"` : null}>${
        first
          ? markup`<th scope="rowgroup" rowspan="${span}">${counted(tasks, "task")}<small>${
            workload ?? `${model}, a network for each`
          }</small></th>`
          : null
      }<td>${keyOf(result, position)}${variant}</td>${orNone(testError)}${orNone(best)}${
        published ? orNone(known[0]?.value) : null
      }${number(`${solved} of ${tasks}`)}</tr>
`;
    },
  );
  return scrollingTable("Means over tasks", head, rows);
}

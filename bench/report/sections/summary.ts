import { hasKinds } from "../../suites/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import {
  byArm,
  hasArms,
  interquartileMean,
  median,
  type Spread,
  summarizeCells,
  summarizeTasks,
  type TaskMeans,
  taskMeans,
  TrialIndex,
} from "../../results/statistics/mod.ts";
import {
  counted,
  duration,
  type Html,
  markup,
  own,
  percent,
  percentRange,
} from "../../base/mod.ts";
import { canDraw, keyOf, scrollingTable, type Section } from "../section.ts";
import { shownFor } from "../shown_for.ts";
import { strip } from "../strip.ts";
import { orLess } from "../words.ts";

/** A table of more rows is closed until somebody asks for it. */
const LONGEST_OPEN = 80;

/** What a variant did on a workload, or on one of its tasks. */
interface Row {
  readonly workload: string;
  /** Of its first row: the workload or the task, and what it is. */
  readonly name: readonly [name: string, title: string] | null;
  /** Position in the file's list. */
  readonly variant: number;
  readonly errors: readonly number[];
  readonly testError: Spread | null;
  readonly best: number | null;
  readonly published: number | undefined;
  /** Trials that solved a task of several; null for a workload, whose are in the overview. */
  readonly solved: string | null;
  /** Null for a task of several: its trial's time is the workload's. */
  readonly durationSeconds: number | null;
}

/** Test errors seed by seed, one row for each workload, task and variant, and their means over tasks. */
export function summary(file: ResultFile): Section {
  const result = byArm(file);
  const rows = rowsOf(result, new TrialIndex(result), hasArms(file));
  // One scale for all rows, never so fine that a single wrong answer looks large.
  const scale = rows.reduce((most, { testError }) => Math.max(most, testError?.highest ?? 0), 0.05);
  const shown = {
    published: rows.some(({ published }) => published !== undefined),
    solved: rows.some(({ solved }) => solved !== null),
  };
  const numbers = [
    ...["Mean", "Median", "Middle half", "Range", "Best of n"],
    ...shown.published ? ["Published"] : [],
    ...shown.solved ? ["Solved"] : [],
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
    markup`<p>Wrong answers to the questions of the test part. The mean counts all answers of all seeds; beside it
the median seed, and the mean of the middle half of the seeds (interquartile mean), which one bad seed cannot move.
Best of n is the trial with the lowest training error (ties: lower training loss, then lower seed); the test part
has no say in it.${shown.solved ? ` A task is solved at ${targets(result)}.` : null}</p>
${means(result)}
${
      rows.length <= LONGEST_OPEN
        ? table
        : markup`<details><summary>Every workload and variant, ${
          counted(rows.length, "row")
        }</summary>${table}</details>`
    }`;
  return { id: "summary", title: "Test error, seed by seed", body };
}

function heading(text: string): Html {
  return markup`<th scope="col" class="number">${text}</th>`;
}

function number(text: string): Html {
  return markup`<td class="number">${text}</td>`;
}

function targets({ workloads }: ResultFile): string {
  return [...new Set(workloads.map(({ targetError }) => orLess(targetError)))].join(" or ");
}

function rowsOf(result: ResultFile, index: TrialIndex, ofArms: boolean): Row[] {
  const { workloads, variants } = result;
  const cells = Map.groupBy(summarizeCells(result), ({ workload }) => workload);
  // No network for several tasks is in a suite of arms: its seeds would be there several times.
  const tasks = Map.groupBy(ofArms ? [] : summarizeTasks(result), ({ workload }) => workload);
  const positions = new Map(variants.map(({ name }, i) => [name, i]));
  return workloads.flatMap((entry): Row[] => {
    const { name: workload, title, task, parts, published } = entry;
    // Kinds of questions have a section of their own.
    const single = parts.length === 1 || hasKinds(entry);
    const knownOf = (task: string, variant: string) =>
      published.find((one) => one.task === task && one.variants.includes(variant))?.value;
    const errorsOf = (variant: string, task?: string) =>
      index.of(workload, variant).flatMap(({ metrics }) => {
        const rate = task === undefined
          ? metrics?.testError
          : own(metrics?.testErrorByTask ?? {}, task);
        return rate === undefined ? [] : [rate.value];
      });
    const whole = cells.get(workload)!.map((cell, i): Row => ({
      workload,
      name: i === 0 ? [workload, title] : null,
      variant: positions.get(cell.variant)!,
      errors: errorsOf(cell.variant),
      testError: cell.testError,
      best: cell.best?.metrics?.testError.value ?? null,
      published: single ? knownOf(task, cell.variant) : undefined,
      solved: null,
      durationSeconds: cell.durationSeconds,
    }));
    if (single) return whole;
    return [
      ...whole,
      ...(tasks.get(workload) ?? []).map((
        { task, variant, testError, best, solved, trials },
        i,
      ): Row => ({
        workload,
        name: i % variants.length === 0 ? [task, `of ${workload}`] : null,
        variant: positions.get(variant)!,
        errors: errorsOf(variant, task),
        testError,
        best,
        published: knownOf(task, variant),
        solved: `${solved} of ${trials}`,
        durationSeconds: null,
      })),
    ];
  });
}

function row(
  result: ResultFile,
  { workload, name, variant, errors, testError, best, published, solved, durationSeconds }: Row,
  scale: number,
  shown: { readonly published: boolean; readonly solved: boolean },
): Html {
  const orNone = (value: number | null | undefined, write: (value: number) => string) =>
    number(value === null || value === undefined ? "–" : write(value));
  const span = result.variants.length, own = result.variants[variant]!.name;
  const over = (reduce: (values: readonly number[]) => number) =>
    orNone(errors.length === 0 ? null : reduce(errors), percent);
  return markup`<tr${name === null ? null : markup` class="first"`}${
    shownFor({ workload, variant: own })
  }>${
    name === null
      ? null
      : markup`<th scope="rowgroup" rowspan="${span}">${name[0]}<small>${name[1]}</small></th>
`
  }
<td>${keyOf(result, variant)}${own}</td><td>${
    strip(errors, testError?.mean ?? null, scale, canDraw(result) ? variant : 0)
  }</td>
${orNone(testError?.mean, percent)}${over(median)}${over(interquartileMean)}${
    number(testError === null ? "–" : percentRange(testError.lowest, testError.highest))
  }${orNone(best, percent)}${shown.published ? orNone(published, percent) : null}
${shown.solved ? number(solved ?? "") : null}${orNone(durationSeconds, duration)}</tr>
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
      return markup`<tr${first ? markup` class="first"` : null}${shownFor({ variant })}>${
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

import { counted, duration, listed, percent, percentRange, points } from "../base/mod.ts";
import { hasKinds } from "../suites/mod.ts";
import type { ResultFile } from "../results/mod.ts";
import {
  byArm,
  type CellSummary,
  differencesByArm,
  hasArms,
  type PairedDifference,
  pairedDifferences,
  pairedTaskDifferences,
  type Spread,
  summarizeCells,
  summarizeTasks,
  taskMeans,
  type TaskSummary,
  wilsonInterval,
} from "../results/statistics/mod.ts";
import { bold, dim, type Line, textOf } from "./print.ts";
import { columns, widthOf, wrapped } from "./text.ts";

const NONE = "-";

/** What the rows tell of, by workload. */
interface Summaries {
  readonly cells: ReadonlyMap<string, readonly CellSummary[]>;
  readonly tasks: ReadonlyMap<string, readonly TaskSummary[]>;
  readonly differences: ReadonlyMap<string, readonly PairedDifference[]>;
  readonly taskDifferences: ReadonlyMap<
    string,
    readonly (PairedDifference & { readonly task: string })[]
  >;
}

/** A line of the table; what it does not know stays empty. */
interface Row {
  readonly name?: string;
  readonly variant: string;
  readonly testError: string;
  readonly range?: string;
  readonly best: string;
  readonly published?: string;
  readonly difference?: string;
  readonly solved: string;
  /** In which the share of the solved lies. */
  readonly interval?: string;
  readonly time?: string;
  readonly troubles?: string;
}

function percentOrNone(fraction: number | null | undefined): string {
  return fraction === null || fraction === undefined ? NONE : percent(fraction);
}

function rangeOrNone(spread: Spread | null): string {
  return spread === null ? NONE : percentRange(spread.lowest, spread.highest);
}

function interval(solved: number, trials: number): string {
  const { lowest, highest } = wilsonInterval(solved, trials);
  return percentRange(lowest, highest);
}

/** Trials by what became of them, the expected left out: "2 diverged, 1 failed". */
function troubles({ diverged, failed }: CellSummary): string {
  return [[diverged, "diverged"], [failed, "failed"]]
    .filter(([count]) => count !== 0).map(([count, word]) => `${count} ${word}`).join(", ");
}

/** Columns that a narrow terminal can do without, the first first. */
const SPARE: readonly (keyof Row)[] = ["range", "time", "interval", "best", "published"];

/** The result of a suite as a table in a file or a log, however wide; see `resultLines`. */
export function resultTable(file: ResultFile): string[] {
  return layOut(file, Infinity).rows.map(textOf);
}

/**
 * The result of a suite as a table for a terminal, the heading first, and what has to be said of it.
 * Variants that are configurations of an arm are counted together.
 *
 * @param width What the terminal has room for: columns are left out, and cells broken, until all fits.
 */
export function resultLines(file: ResultFile, width: number): Line[] {
  const { rows, notes } = layOut(file, width);
  return [...rows, ...notes.flatMap((note) => wrapped(note, 0, width)).map(dim)];
}

function layOut(
  file: ResultFile,
  width: number,
): { readonly rows: readonly Line[]; readonly notes: readonly string[] } {
  const result = byArm(file);
  const summaries: Summaries = {
    cells: Map.groupBy(summarizeCells(result), ({ workload }) => workload),
    tasks: Map.groupBy(summarizeTasks(result), ({ workload }) => workload),
    differences: Map.groupBy(
      differencesByArm(file, pairedDifferences(file)),
      ({ workload }) => workload,
    ),
    taskDifferences: Map.groupBy(
      differencesByArm(file, pairedTaskDifferences(file)),
      ({ workload }) => workload,
    ),
  };
  const heading: Readonly<Record<keyof Row, string>> = {
    name: "workload",
    variant: "variant",
    testError: "test error",
    range: "range",
    best: hasArms(file) ? "best" : `best of ${result.seeds.length}`,
    published: "published",
    difference: differenceHeading(result),
    solved: "solved",
    interval: "95 % interval",
    time: "time",
    troubles: "",
  };
  const rows = [
    ...result.workloads.flatMap((workload) =>
      workloadRows(result, workload, summaries, hasArms(file))
    ),
    ...meanRows(result),
  ];
  const all = (Object.keys(heading) as (keyof Row)[]).filter((name) =>
    !["published", "difference", "interval"].includes(name) ||
    rows.some((row) => (row[name] ?? "") !== "")
  );
  const table = (names: readonly (keyof Row)[], room: number) => {
    const right = new Set(
      [...names.keys()].filter((column) => column >= 2 && column < names.length - 1),
    );
    const cells = rows.map((row) => names.map((name) => row[name] ?? ""));
    return columns([names.map((name) => bold(heading[name])), ...cells], right, room);
  };
  const fits = (names: readonly (keyof Row)[]) =>
    table(names, Infinity).every((line) => widthOf(line) <= width);
  const leftOut = SPARE.filter((name) => all.includes(name));
  const shown = [0, ...leftOut.keys().map((i) => i + 1)]
    .map((count) => all.filter((name) => !leftOut.slice(0, count).includes(name)));
  const names = shown.find(fits) ?? shown.at(-1)!;
  const missing = all.filter((name) => !names.includes(name)).map((name) => heading[name]);
  const notes = [
    ...names.includes("best") && result.seeds.length > 1
      ? [`${heading.best}: the test error of the trial with the lowest training error`]
      : [],
    ...missing.length === 0
      ? []
      : [`Left out, as the terminal is narrow: ${listed(missing)}; the report has them`],
  ];
  return { rows: table(names, width), notes };
}

/** A row for each variant; then, of several tasks, a row for each task and variant. */
function workloadRows(
  result: ResultFile,
  workload: ResultFile["workloads"][0],
  summaries: Summaries,
  ofArms: boolean,
): Row[] {
  const { name, task, parts } = workload;
  // Kinds of questions are no tasks: they are in the report.
  const single = parts.length === 1 || hasKinds(workload);
  const published = (task: string, variant: string) =>
    workload.published.find((one) => one.task === task && one.variants.includes(variant))?.value;
  const { cells, differences } = summaries;
  const whole = cells.get(name) ?? [];
  const rows = whole.map((cell, i): Row => {
    const { variant, testError, best, trials, solved, durationSeconds } = cell;
    const known = single ? published(task, variant) : undefined;
    return {
      ...i === 0 ? { name } : {},
      variant,
      testError: percentOrNone(testError?.mean),
      range: rangeOrNone(testError),
      best: percentOrNone(best?.metrics?.testError.value),
      ...known === undefined ? {} : { published: percent(known) },
      difference: describePair(
        result,
        differences.get(name)?.find((pair) => pair.variant === variant),
      ),
      solved: `${solved} of ${trials}`,
      // Whether a Neural Programmer learns at all depends on the seed: successes are counted.
      ...(ofArms || hasKinds(workload)) && trials > 0 ? { interval: interval(solved, trials) } : {},
      time: duration(durationSeconds),
      troubles: troubles(cell),
    };
  });
  if (single) return rows;
  const taskDifferences = summaries.taskDifferences.get(name) ?? [];
  const tasks = summaries.tasks.get(name) ?? [];
  return [
    ...rows,
    ...tasks.map(({ task, variant, testError, best, solved, trials }, i): Row => {
      const known = published(task, variant);
      return {
        ...i % result.variants.length === 0 ? { name: `  ${task}` } : {},
        variant,
        testError: percentOrNone(testError?.mean),
        range: rangeOrNone(testError),
        best: percentOrNone(best),
        ...known === undefined ? {} : { published: percent(known) },
        difference: describePair(
          result,
          taskDifferences.find((pair) => pair.task === task && pair.variant === variant),
        ),
        solved: `${solved} of ${trials}`,
      };
    }),
  ];
}

function meanRows(result: ResultFile): Row[] {
  const all = taskMeans(result), models = new Set(all.map(({ model }) => model));
  let last = "";
  return all.map(({ workload, model, tasks, variant, testError, best, solved, published }) => {
    const group = JSON.stringify([workload, model]), first = group !== last;
    last = group;
    const [known] = published;
    const name = `mean of ${counted(tasks, "task")}${models.size > 1 ? `, ${model}` : ""}`;
    return {
      ...first ? { name } : {},
      variant,
      testError: percentOrNone(testError),
      best: percentOrNone(best),
      ...known === undefined ? {} : { published: percent(known.value) },
      solved: `${solved} of ${tasks}`,
    };
  });
}

function differenceHeading({ variants }: ResultFile): string {
  const others = variants.filter(({ reference }) => reference !== null);
  const references = new Set(others.map(({ reference }) => reference));
  if (references.size > 1) return "difference, points";
  const name = others.length === 1 ? others[0]!.name : "variant";
  return `${name} - ${[...references][0]}, points`;
}

/** "−0.4 (2 of 3 better)", in percentage points, with the reference if there are several. */
function describePair(
  { variants }: ResultFile,
  difference: PairedDifference | undefined,
): string {
  if (difference === undefined) return "";
  const { pairs, spread, reference } = difference;
  const better = pairs.filter((pair) => pair.difference < 0).length;
  const references = new Set(variants.flatMap(({ reference }) => reference ?? []));
  const against = references.size > 1 ? ` than ${reference}` : "";
  return `${points(spread.mean)} (${better} of ${pairs.length} better${against})`;
}

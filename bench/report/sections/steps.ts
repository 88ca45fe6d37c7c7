import { hasKinds } from "../../model_words.ts";
import type { ResultFile } from "../../result_file.ts";
import {
  byArm,
  differencesByArm,
  pairedDifferences,
  pairedTaskDifferences,
  signTest,
} from "../../statistics/mod.ts";
import { points } from "../../format.ts";
import { type HeatLabel, heatMap, type HeatRow, STRONGEST } from "../heat_map.ts";
import { markup } from "../html.ts";
import type { Section } from "../section.ts";

/** What each change is worth, task by task; null where there is but one change. */
export function steps(file: ResultFile): Section | null {
  const result = byArm(file);
  const byWorkload = differencesByArm(file, pairedDifferences(file));
  const byTask = differencesByArm(file, differencesByTask(file));
  const compared = result.variants.filter(({ name }) =>
    byTask.some(({ variant }) => variant === name)
  );
  if (compared.length < 2) return null;
  const tasks = new Map(byTask.map((one) => [`${one.workload} ${one.task}`, one] as const));
  const several = new Set(
    result.workloads.filter((one) => one.parts.length > 1 && !hasKinds(one)).map(({ name }) =>
      name
    ),
  );
  const columns = compared.map(({ name, reference }): HeatLabel => ({
    name,
    explanation: `minus ${reference}`,
  }));
  const rows = [...tasks.values()].map(({ workload, task }): HeatRow => ({
    label: { name: task, explanation: several.has(workload) ? workload : "" },
    differences: compared.map(({ name }) =>
      byTask.find((one) => one.workload === workload && one.task === task && one.variant === name)
        ?.spread.mean ?? null
    ),
  }));
  const pairs = compared.map(({ name }) =>
    byWorkload.filter(({ variant }) => variant === name).flatMap(({ pairs }) => pairs)
  );
  const count = (sign: number) =>
    pairs.map((own) => own.filter(({ difference }) => Math.sign(difference) === sign).length);
  const [better, equal, worse] = [count(-1), count(0), count(1)];
  const foot = [
    {
      name: "Mean",
      cells: pairs.map((own) =>
        own.length === 0
          ? "–"
          : points(own.reduce((sum, { difference }) => sum + difference, 0) / own.length)
      ),
    },
    { name: "Pairs better", cells: better.map(String) },
    { name: "Pairs worse", cells: worse.map(String) },
    { name: "Pairs equal", cells: equal.map(String) },
    {
      name: "Sign test, p",
      cells: better.map((count, i) => probability(signTest(count, worse[i]!))),
    },
  ];
  const titles = result.variants.map(({ name, title, reference }) =>
    markup`<div><dt>${name}</dt><dd>${title}${
      reference === null ? null : `; against ${reference}`
    }</dd></div>
`
  );
  const body =
    markup`<p>The mean over seeds of a variant's test error minus that of the variant it is held
against, in percentage points, in pairs that share all else: blue is better, orange is worse, and both
are strongest at ${STRONGEST} points. The last row is the probability that a fair coin splits the pairs
at least so unevenly.</p>
${heatMap("What each change is worth", columns, rows, foot)}
<details><summary>What the variants are</summary>
<dl class="sources">
${titles}</dl></details>`;
  return { id: "steps", title: "What each change is worth", body };
}

/** Task by task; a workload with kinds of questions is one task. */
function differencesByTask(result: ResultFile) {
  const whole = new Map(result.workloads.filter(hasKinds).map(({ name, task }) => [name, task]));
  return [
    ...pairedTaskDifferences(result).filter(({ workload }) => !whole.has(workload)),
    ...pairedDifferences(result).flatMap((one) => {
      const task = whole.get(one.workload);
      return task === undefined ? [] : [{ ...one, task }];
    }),
  ];
}

function probability(p: number): string {
  return p < 0.001 ? "< 0.001" : p.toFixed(3);
}

import { hasKinds } from "../../suites/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import {
  byArm,
  differencesByArm,
  pairedDifferences,
  pairedTaskDifferences,
} from "../../results/statistics/mod.ts";
import { type Html, markup, points } from "../../base/mod.ts";
import { type HeatLabel, heatMap, type HeatRow, STRONGEST } from "../heat_map.ts";

/** What each change is worth, task by task, as a heat map; null where there is but one change. */
export function steps(file: ResultFile): Html | null {
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
  const foot = [{
    name: "Mean",
    cells: pairs.map((own) =>
      own.length === 0
        ? "–"
        : points(own.reduce((sum, { difference }) => sum + difference, 0) / own.length)
    ),
  }];
  const titles = result.variants.map(({ name, title, reference }) =>
    markup`<div><dt>${name}</dt><dd>${title}${
      reference === null ? null : `; against ${reference}`
    }</dd></div>
`
  );
  return markup`<h3>Task by task</h3>
<p>The mean difference over seeds: blue is better, orange is worse, and both are strongest at ${STRONGEST}
points.</p>
${heatMap("What each change is worth", columns, rows, foot)}
<details><summary>What the variants are</summary>
<dl class="sources">
${titles}</dl></details>`;
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

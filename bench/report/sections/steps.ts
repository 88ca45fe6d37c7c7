import type { Details } from "../../../models/mod.ts";
import { counted } from "../../base/mod.ts";
import { byArm } from "../../results/statistics/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { type SummaryRow, summaryRows } from "../../results/tables/mod.ts";
import { comparisonsOf } from "../comparisons.ts";
import { differenceMap, STRONGEST } from "../difference_map.ts";

/** A map of more cells is closed until somebody asks for it. */
const LARGEST_OPEN = 60;

/** What each change is worth, task by task; nothing where there is but one change. */
export function steps(file: ResultFile): Details {
  const result = byArm(file), rows = taskRows(file);
  const compared = result.variants.filter(({ name }) =>
    rows.some(({ variant, compared }) => variant === name && compared !== null)
  );
  if (compared.length < 2) return [];
  const tasks = Map.groupBy(
    rows.filter(({ compared }) => compared !== null),
    ({ workload, task }) => JSON.stringify([workload, task]),
  );
  const comparisons = new Map(comparisonsOf(file).map((one) => [one.variant, one]));
  const map = differenceMap({
    title: "What each change is worth",
    columns: compared.map(({ name, reference }) => ({ name, explanation: `minus ${reference}` })),
    rows: [...tasks.values()].map((own) => ({
      label: {
        name: own[0]!.task!,
        explanation: own[0]!.level === "task" ? own[0]!.workload! : "",
      },
      differences: compared.map(({ name }) =>
        own.find(({ variant }) => variant === name)?.compared?.mean ?? null
      ),
    })),
    foot: {
      name: "Mean",
      differences: compared.map(({ name }) => comparisons.get(name)?.mean ?? null),
    },
  });
  return [
    {
      kind: "group",
      title: `Task by task, ${counted(compared.length, "change")}`,
      fold: tasks.size * compared.length <= LARGEST_OPEN ? "open" : "closed",
      details: [
        {
          kind: "text",
          words: "The mean difference over seeds: blue is better, orange is worse, and both are " +
            `strongest at ${STRONGEST} points.`,
        },
        { kind: "table", table: map },
      ],
    },
    {
      kind: "group",
      title: "What the variants are",
      fold: "closed",
      details: [{
        kind: "facts",
        facts: result.variants.map(({ name, title, reference }) => ({
          name,
          value: [title, reference === null ? "" : `against ${reference}`].filter((words) =>
            words !== ""
          )
            .join("; "),
        })),
      }],
    },
  ];
}

/** Task by task; a workload that has no tasks of its own in the summary is one task. */
function taskRows(file: ResultFile): SummaryRow[] {
  const rows = summaryRows(file);
  const several = new Set(rows.flatMap(({ level, workload }) => level === "task" ? workload : []));
  return rows.filter(({ level, workload }) =>
    level === "task" || level === "workload" && !several.has(workload)
  );
}

import type { GroupDetail } from "../../../models/mod.ts";
import {
  measureByWorkload,
  type MeasureChoice,
  measureChoices,
  measures,
  measureTable,
} from "../../results/tables/mod.ts";
import { byArm } from "../../results/statistics/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { measureChart } from "../charts/mod.ts";
import type { SectionEntry } from "../section.ts";

/**
 * Variants against each other by any measure. Each measure and each reference has a group that folds; the page's
 * script puts a choice of both in their place.
 */
export const choose: SectionEntry = {
  name: "choose",
  title: "Choose what to compare",
  folded: true,
  gist: "any variants, by any measure",
  details({ result: file }) {
    const choices = measureChoices(file), result = byArm(file);
    if (choices.length === 0) return [];
    const byMeasure = Map.groupBy(choices, ({ measure }) => measure);
    return [
      {
        kind: "text",
        words:
          "Any variants, by any measure, pair by pair as above: trials of the same workload and " +
          "seed. Values are means over the pairs, and lower is better in all of them.",
      },
      ...Array.from(byMeasure, ([measure, own]): GroupDetail => ({
        kind: "group",
        id: `choice-${measure}`,
        title: measures[measure].title,
        fold: "closed",
        details: [
          { kind: "text", words: `${measures[measure].title}: ${measures[measure].meaning}.` },
          ...own.map((choice) => group(result, choice)),
        ],
      })),
    ];
  },
};

function group(result: ResultFile, choice: MeasureChoice): GroupDetail {
  const { measure, reference } = choice;
  const id = `${measure}-${result.variants.findIndex(({ name }) => name === reference)}`;
  const byWorkload = measureByWorkload(choice);
  return {
    kind: "group",
    id: `choice-${id}`,
    title: ["Against ", { name: reference }],
    fold: "closed",
    details: [
      { kind: "table", table: measureTable(choice) },
      { kind: "chart", charts: [measureChart(result, choice, `chosen-${id}`)] },
      ...byWorkload === null
        ? []
        : [{ kind: "table" as const, table: byWorkload, onDemand: `chosen-${id}-rows` }],
    ],
  };
}

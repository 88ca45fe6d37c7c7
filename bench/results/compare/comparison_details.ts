import type { Column, Details, Row, Words } from "../../../models/mod.ts";
import { counted, listed } from "../../base/mod.ts";
import { intervalCell, noCell, numberCell, shareCell, textCell } from "../tables/mod.ts";
import {
  comparisonBits,
  comparisonVerdict,
  type LoneTrials,
  type RunComparison,
} from "./compare_results.ts";
import { ranges } from "./run_facts.ts";

/** Two runs beside each other, for terminal and report. */
export function comparisonDetails(comparison: RunComparison): Details {
  const { names: { here, there }, onlyHere, onlyThere } = comparison;
  return [
    {
      kind: "text",
      role: "answer",
      words: [
        { note: `${here} against ${there}` },
        { strong: comparisonVerdict(comparison) },
        ` ${comparisonBits(comparison)}`,
      ],
    },
    ...settingDetails(comparison),
    { kind: "text", role: "heading", words: "What they were made with" },
    ...factDetails(comparison),
    { kind: "text", role: "heading", words: "Errors and times, seed by seed" },
    {
      kind: "text",
      words:
        `The difference is the error of ${here} minus that of ${there}, mean over the seeds that ` +
        `both have, in percentage points: negative is better in ${here}.`,
    },
    cellDetails(comparison),
    ...loneDetails(here, onlyHere),
    ...loneDetails(there, onlyThere),
  ];
}

/** Facts that differ in a table, the others in a sentence. */
function factDetails({ names, facts }: RunComparison): Details {
  const differing = facts.filter(({ here, there }) => here !== there);
  const equal = facts.filter(({ here, there }) => here === there);
  return [
    ...differing.length === 0 ? [] : [{
      kind: "table" as const,
      table: {
        title: "What differs between the runs",
        columns: [{ name: "fact", title: "Made with", heads: true }, ...sides(names)],
        rows: differing.map(({ name, here, there }): Row => ({
          cells: [name, here, there].map((text) => textCell(text)),
        })),
      },
    }],
    ...equal.length === 0 ? [] : [{
      kind: "text" as const,
      words: `The same in both: ${equal.map(({ name, here }) => `${name}: ${here}`).join("; ")}.`,
    }],
  ];
}

/** Settings that differ in trials of both runs. */
function settingDetails({ names, settings, trials }: RunComparison): Details {
  if (settings.length === 0) return [];
  return [{
    kind: "table",
    table: {
      title: "Settings that differ in trials of both runs",
      columns: [
        { name: "setting", title: "Setting", heads: true },
        ...sides(names),
        { name: "trials", title: "Trials", align: "right" },
      ],
      rows: settings.map(({ name, here, there, trials: own }) => ({
        cells: [
          ...[name, here, there].map((text) => textCell(text)),
          shareCell(own, trials),
        ],
      })),
    },
  }];
}

function sides({ here, there }: RunComparison["names"]): Column[] {
  return [
    { name: "here", title: { name: here }, wide: true },
    { name: "there", title: { name: there }, wide: true },
  ];
}

function cellDetails({ cells, names: { here, there } }: RunComparison): Details[number] {
  const number = (name: string, title: Words): Column => ({ name, title, align: "right" });
  return {
    kind: "table",
    table: {
      title: "Both runs by workload and variant",
      columns: [
        { name: "workload", title: "Workload", heads: true },
        { name: "variant", title: "Variant" },
        number("same", "Same bits"),
        number("error_here", `Error, ${here}`),
        number("error_there", `Error, ${there}`),
        number("difference", "Difference"),
        number("interval", "95 % interval"),
        { ...number("time_here", `Time, ${here}`), spare: 2 },
        { ...number("time_there", `Time, ${there}`), spare: 1 },
      ],
      rows: cells.map(({ workload, variant, trials, same, errors, time }): Row => ({
        about: { workload, variant },
        cells: [
          textCell(workload),
          textCell(variant),
          shareCell(same, trials),
          ...errors === null ? [noCell, noCell, noCell, noCell] : [
            numberCell(errors.here, "percent"),
            numberCell(errors.there, "percent"),
            numberCell(errors.difference.mean, "points"),
            intervalCell(errors.difference),
          ],
          numberCell(time.here, "seconds"),
          numberCell(time.there, "seconds"),
        ],
      })),
    },
  };
}

function loneDetails(run: string, groups: readonly LoneTrials[]): Details {
  if (groups.length === 0) return [];
  const count = groups.reduce((sum, { seeds }) => sum + seeds.length, 0);
  return [{
    kind: "group",
    title: `${counted(count, "trial")} only in ${run}`,
    fold: "closed",
    details: [{
      kind: "list",
      items: groups.map(({ workload, variant, seeds }) =>
        `${workload}, ${variant}: ${seeds.length === 1 ? "seed" : "seeds"} ${listed(ranges(seeds))}`
      ),
    }],
  }];
}

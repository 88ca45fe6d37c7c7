import type { Column, Details, Row, Words } from "../../../models/mod.ts";
import { counted, listed } from "../../base/mod.ts";
import { blank, intervalCell, numberCell, shareCell, textCell } from "../tables/mod.ts";
import type { RunsCompared, RunsRow } from "./compare_runs.ts";

/** Longer names of runs do not fit into heads of columns. */
const LONGEST_NAME = 24;

/** Several runs beside each other, for terminal and report: the settings that differ come first. */
export function runsDetails(all: RunsCompared): Details {
  const compared = lettered(all);
  const { names, trials, left } = compared, [first] = names as [string];
  const lone = names.flatMap((name, i) => left[i] === 0 ? [] : [`${left[i]} of ${name}`]);
  return [
    ...compared === all ? [] : [{
      kind: "list" as const,
      items: all.names.map((name, i) => [{ strong: names[i]! }, `: ${name}`]),
    }],
    { kind: "text", role: "heading", words: "Settings that differ" },
    settingDetails(compared),
    { kind: "text", role: "heading", words: "Errors and times, trial by trial" },
    {
      kind: "text",
      words:
        `${counted(trials, "trial")} of the same workload, variant and seed ${
          trials === 1 ? "is" : "are"
        } in all of ${listed(names)}${
          lone.length === 0
            ? ""
            : `; trials without one in each other run are left out: ${listed(lone)}`
        }. A difference is the error of a run minus that of ${first}, in percentage points: negative is ` +
        `better than ${first}.`,
    },
    rowDetails(compared),
    { kind: "text", role: "heading", words: "What they were made with" },
    ...factDetails(compared),
  ];
}

/** The same under names that fit. */
function lettered(compared: RunsCompared): RunsCompared {
  const names = shortNames(compared.names);
  return names === compared.names ? compared : { ...compared, names };
}

/** Names of runs for heads of columns: letters, if one is too long. */
export function shortNames(names: readonly string[]): readonly string[] {
  if (names.length > 26 || names.every(({ length }) => length <= LONGEST_NAME)) return names;
  return names.map((_, i) => String.fromCharCode(65 + i));
}

function runColumns(names: readonly string[]): Column[] {
  return names.map((name, i) => ({ name: `run_${i + 1}`, title: { name }, wide: true }));
}

function settingDetails({ names, settings, trials }: RunsCompared): Details[number] {
  if (settings.length === 0) {
    return { kind: "text", words: "None: these trials have the same specification in all runs." };
  }
  return {
    kind: "table",
    table: {
      title: "Settings that differ in trials of all runs",
      columns: [
        { name: "setting", title: "Setting", heads: true },
        ...runColumns(names),
        { name: "trials", title: "Trials", align: "right" },
      ],
      rows: settings.toSorted((one, other) => other.trials - one.trials).map((one): Row => ({
        cells: [one.name, ...one.values].map((text) => textCell(text))
          .concat(shareCell(one.trials, trials)),
      })),
    },
  };
}

function rowDetails({ names, rows }: RunsCompared): Details[number] {
  const number = (name: string, title: Words): Column => ({ name, title, align: "right" });
  return {
    kind: "table",
    table: {
      title: "All runs by workload and variant",
      columns: [
        { name: "workload", title: "Workload", heads: true, shared: true },
        { name: "variant", title: "Variant", shared: true },
        { name: "run", title: "Run" },
        number("error", "Error"),
        number("difference", "Difference"),
        number("interval", "95 % interval"),
        { ...number("same", "Same bits"), spare: 2 },
        { ...number("time", "Time"), spare: 1 },
      ],
      rows: rows.flatMap((row) => names.map((name, at) => outcomeRow(row, name, at))),
    },
  };
}

function outcomeRow({ workload, variant, trials, runs }: RunsRow, name: string, at: number): Row {
  const { same, error, difference, time } = runs[at]!;
  return {
    group: JSON.stringify([workload, variant]),
    about: workload === null ? { variant } : { workload, variant },
    cells: [
      textCell(workload ?? "all workloads"),
      textCell(variant),
      textCell({ name }),
      numberCell(error, "percent"),
      at === 0 ? blank : numberCell(difference?.mean, "points"),
      at === 0 ? blank : intervalCell(difference),
      at === 0 ? blank : shareCell(same, trials),
      numberCell(time, "seconds"),
    ],
  };
}

/** Facts that differ in a table, the others in a sentence. */
function factDetails({ names, facts }: RunsCompared): Details {
  const isSame = ({ values }: RunsCompared["facts"][number]) =>
    values.every((value) => value === values[0]);
  const differing = facts.filter((fact) => !isSame(fact)), equal = facts.filter(isSame);
  return [
    ...differing.length === 0 ? [] : [{
      kind: "table" as const,
      table: {
        title: "What differs between the runs",
        columns: [{ name: "fact", title: "Made with", heads: true }, ...runColumns(names)],
        rows: differing.map(({ name, values }): Row => ({
          cells: [name, ...values].map((text) => textCell(text)),
        })),
      },
    }],
    ...equal.length === 0 ? [] : [{
      kind: "text" as const,
      words: `The same in all: ${
        equal.map(({ name, values }) => `${name}: ${values[0]}`).join("; ")
      }.`,
    }],
  ];
}

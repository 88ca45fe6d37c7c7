import { models } from "../../models/registry.ts";
import { schedules, transformations } from "../../optim/spec/mod.ts";
import { tasks } from "../../tasks/mod.ts";
import { dataTables } from "../results/tables/mod.ts";
import { counted, lookUp, percent, UsageError } from "../base/mod.ts";
import { about, suites, suiteSize, variants, workloads } from "../suites/mod.ts";
import { type ListOptions, runRows, trialRows } from "./list_results.ts";
import { columns } from "./text.ts";
import { print } from "./print.ts";
import { screenWidth } from "./screen.ts";

const lists: Readonly<Record<string, () => string[][]>> = {
  suites: () =>
    Object.values(suites).map((suite) => {
      const { trials, seconds, isMost } = suiteSize(suite);
      const cores = navigator.hardwareConcurrency;
      return [
        suite.name,
        suite.title,
        counted(trials, "trial"),
        `${about(seconds / Math.min(cores, trials), isMost)} on ${counted(cores, "core")}`,
      ];
    }),
  workloads: () =>
    Object.values(workloads).map((
      { name, model, task },
    ) => [name, `${model.title}, ${task.title}`]),
  models: () => Object.values(models).map(({ name, title }) => [name, title]),
  tasks: () =>
    tasks.map((
      { name, kind, title, targetError },
    ) => [name, kind, title, `solved at ${percent(targetError)}`]),
  columns: () =>
    Object.entries(dataTables).flatMap(([rows, { columns }]) =>
      columns.map(({ name, type, unit, meaning }) => [rows, name, type, unit, meaning])
    ),
  transformations: () =>
    Object.values(transformations).map((
      { stage, title, examples: [example] },
    ) => [example!, stage, title]),
  schedules: () =>
    Object.values(schedules).map((
      { over, title, examples: [example] },
    ) => [example!, `over ${over}`, title]),
  variants: () => Object.values(variants).map(({ name, title }) => [name, title]),
};

/** The options that each table takes; none, if it is not here. */
const OPTIONS: Readonly<Record<string, readonly (keyof ListOptions)[]>> = {
  runs: ["out"],
  trials: ["out", "storage", "suite", "run"],
};

/**
 * Prints the names and titles of a table.
 *
 * @throws {UsageError} If there is no such table, or it does not take an option.
 */
export async function listCommand(what: string, options: ListOptions): Promise<void> {
  const results = {
    runs: () => runRows(options),
    trials: () => trialRows(options),
  };
  const rows = lookUp("list", { ...lists, ...results }, what);
  for (const [option, value] of Object.entries(options)) {
    // Every list shows what plug-ins add.
    if (option === "use") continue;
    if (value !== undefined && !OPTIONS[what]?.includes(option as keyof ListOptions)) {
      throw new UsageError(`Cannot use --${option} with list ${what}`);
    }
  }
  print(...columns(await rows(), undefined, screenWidth()));
}

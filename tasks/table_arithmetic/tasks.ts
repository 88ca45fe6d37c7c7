import type { TableTask } from "../task.ts";
import { readTaskOptions } from "../task_options.ts";
import { buildTableDataset } from "./dataset.ts";
import { publishedTableResults } from "./published.ts";
import { type TableSource, tableSources } from "./sources.ts";

function tableTask({ task: name, title, options, generate, locate, read }: TableSource): TableTask {
  return {
    name,
    title,
    version: 1,
    kind: "table",
    collection: "tables",
    // The noise paper counts the runs that answer every question.
    targetError: 0,
    published: publishedTableResults(name),
    parts: [name],
    parseOptions: (given) => readTaskOptions(name, options, given),
    generate: (data, options) => buildTableDataset(generate(data, options)),
    async locate(folder) {
      return { [name]: await locate(folder) };
    },
    read: async (files) => buildTableDataset(await read(files[name]!)),
  };
}

/** The tasks about tables, by name. */
export const tablesTasks: Readonly<Record<string, TableTask>> = Object.fromEntries(
  tableSources.map((source) => [source.task, tableTask(source)]),
);

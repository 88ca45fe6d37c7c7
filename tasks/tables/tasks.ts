import { textPaths } from "../files/mod.ts";
import { buildTableDataset, type TableTask } from "../kinds/table/mod.ts";
import { publishedTableResults } from "./published.ts";
import { type TableSource, tableSources } from "./sources.ts";

function tableTask({ task: name, title, options, generate, locate, read }: TableSource): TableTask {
  return {
    name,
    title,
    version: 2,
    kind: "table",
    collection: "tables",
    // The noise paper counts the runs that answer every question.
    targetError: 0,
    published: publishedTableResults(name),
    // Everybody generates the tables anew.
    released: null,
    citation: null,
    parts: [name],
    options,
    graded: true,
    generate: (data, options) => buildTableDataset(generate(data, options)),
    files: {
      locate: async (folder) => ({ [name]: await locate(folder) }),
      read: async (files) => buildTableDataset(await read(textPaths(files[name]))),
    },
  };
}

/** The tasks about tables, by name. */
export const tablesTasks: Readonly<Record<string, TableTask>> = Object.fromEntries(
  tableSources.map((source) => [source.task, tableTask(source)]),
);

import type { TableSource } from "../../../../tasks/mod.ts";
import { lookUp } from "../../../base/mod.ts";
import type { Collection } from "../collection.ts";
import { type FileOptions, folderToVerify } from "../options.ts";
import { tableFiles } from "./files.ts";
import { showTable } from "./show.ts";
import { printTableStatistics } from "./stats.ts";
import { showTemplates } from "./templates.ts";
import { verifyTables } from "./verify.ts";

/** Tasks about tables. */
export function tableCollection(name: string, sources: readonly TableSource[]): Collection {
  const byName = Object.fromEntries(sources.map((source) => [source.task, source]));
  /** The tasks that `--tasks` chooses, by their names or how they end: "5" for "tables-5". */
  const choose = ({ tasks }: FileOptions): readonly TableSource[] =>
    tasks?.split(",").map((typed) => {
      const short = typed.trim(), whole = `${name}-${short}`;
      return lookUp("task", byName, Object.hasOwn(byName, whole) ? whole : short);
    }) ?? sources;
  return {
    tasks: Object.keys(byName),
    files: (options) => tableFiles(choose(options), options),
    async show(task, folder, options) {
      const source = byName[task]!;
      if (options.templates) showTemplates(source, options);
      else await showTable(source, folder, options);
    },
    printStatistics: (folder, options) => printTableStatistics(choose(options), folder, options),
    verify: (folder, options) => verifyTables(choose(options), folderToVerify(name, folder)),
  };
}

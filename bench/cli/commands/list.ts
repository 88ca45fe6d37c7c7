import { onlyFor, read, readStore, readSuite } from "../path_use.ts";
import { defineCommand } from "./command_row.ts";
import { suiteNames } from "./names.ts";
import { storage, use } from "./shared_options.ts";

const LISTS = [
  "suites",
  "workloads",
  "models",
  "tasks",
  "variants",
  "transformations",
  "schedules",
  "columns",
  "runs",
  "trials",
] as const;

/** `list`. */
export const list = defineCommand({
  name: "list",
  help: "List what there is.",
  arguments: { what: { help: LISTS.join(", "), required: true, names: () => LISTS } },
  options: {
    out: {
      value: "<dir>",
      help: "for runs and trials: folder of results (default: results)",
      paths: onlyFor("what", ["runs", "trials"], read("results")),
    },
    suite: {
      value: "<suite>",
      help: "for trials: only those of its workloads and variants",
      paths: readSuite(),
      names: suiteNames,
    },
    run: {
      value: "<run>",
      help: "for trials: only those of this run, as `list runs` names it",
      paths: read(),
    },
    storage: { ...storage, paths: onlyFor("what", ["trials"], readStore()) },
    use,
  },
  async action({ what }, options) {
    const { listCommand } = await import("../list_command.ts");
    await listCommand(what, options);
  },
});

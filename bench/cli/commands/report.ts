import { read, readStore, readSuite, writeFolder } from "../path_use.ts";
import { defineCommand } from "./command_row.ts";
import { suiteNames } from "./names.ts";
import {
  backend,
  data,
  epochs,
  fraction,
  level,
  seeds,
  shard,
  storage,
  use,
  variant,
  workload,
} from "./shared_options.ts";

/** `report`. */
export const report = defineCommand({
  name: "report",
  help: "Write report.html again from a result file, compare two runs, or report on a suite's " +
    "trials in the store.",
  arguments: {
    files: {
      help: "result files or runs, two to compare (default: the newest run)",
      many: true,
      paths: read(),
    },
  },
  options: {
    json: {
      value: "<file>",
      help: "same as naming the file",
      conflicts: ["suite"],
      paths: read(),
    },
    suite: {
      value: "<suite>",
      help: "what the store has of this suite, chosen by the options of `run`:",
      paths: readSuite(),
      names: suiteNames,
    },
    ...{ seeds, workload, variant, level, epochs, fraction, shard, data, backend },
    storage: { ...storage, paths: readStore() },
    use,
    out: {
      value: "<dir>",
      help: "folder for the report of files; otherwise folder of results",
      paths: writeFolder("results"),
    },
  },
  async action({ files }, options) {
    const { reportCommand } = await import("../report_command.ts");
    await reportCommand(files, options);
  },
});

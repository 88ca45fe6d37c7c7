import { read, writeFolder } from "../path_use.ts";
import { defineCommand } from "./command_row.ts";
import { use } from "./shared_options.ts";

/** `compare`. */
export const compare = defineCommand({
  name: "compare",
  help: "Compare two or more runs, trial by trial, with the settings that differ first.",
  arguments: {
    files: {
      help: "result files or runs; the first is what the others are compared with",
      many: true,
      paths: read(),
    },
  },
  options: {
    use,
    out: {
      value: "<dir>",
      help: "folder for the report; otherwise folder of results",
      paths: writeFolder("results"),
    },
  },
  async action({ files }, options) {
    const { compareCommand } = await import("../compare_command.ts");
    await compareCommand(files, options);
  },
});

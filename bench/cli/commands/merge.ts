import { appendFile, readStores, writeFile, writeFolder } from "../path_use.ts";
import { defineCommand } from "./command_row.ts";
import { use } from "./shared_options.ts";

/** `merge`. */
export const merge = defineCommand({
  name: "merge",
  help: "Put the results of shards or of several machines together: one store, result and report.",
  arguments: {
    stores: {
      help: "folders of results, or files of stores",
      required: true,
      many: true,
      paths: readStores(),
    },
  },
  options: {
    out: {
      value: "<dir>",
      help: "folder for the merged results",
      required: true,
      paths: writeFolder(),
    },
    json: {
      value: "<file>",
      help: "write the result file here too, or - for standard output",
      paths: writeFile(),
    },
    use,
  },
  variables: { GITHUB_STEP_SUMMARY: appendFile() },
  async action({ stores }, options) {
    const { mergeCommand } = await import("../merge_command.ts");
    return await mergeCommand(stores, options);
  },
});

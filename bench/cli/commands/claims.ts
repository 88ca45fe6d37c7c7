import { collect } from "../options.ts";
import { read } from "../path_use.ts";
import { defineCommand } from "./command_row.ts";
import { gradeNames, suiteNames } from "./names.ts";
import { use } from "./shared_options.ts";

/** `claims`. */
export const claims = defineCommand({
  name: "claims",
  help: "Say what results mean for what was published.",
  arguments: {
    files: {
      help: "result files or runs (default: the newest run in --out, if any)",
      many: true,
      paths: read(),
    },
  },
  options: {
    suite: {
      value: "<name>",
      help: "only claims that this suite tests; repeatable",
      read: collect,
      repeatable: true,
      names: suiteNames,
    },
    grade: {
      value: "<name>",
      help: "only claims with this grade; repeatable",
      read: collect,
      repeatable: true,
      names: gradeNames,
    },
    json: { help: "print them as JSON on standard output" },
    out: { value: "<dir>", help: "folder of results (default: results)", paths: read("results") },
    use,
  },
  async action({ files }, options) {
    const { claimsCommand } = await import("../claims_command.ts");
    await claimsCommand(files, options);
  },
});

import { suites } from "../../suites/suites.ts";
import { parseRestart } from "../options.ts";
import { appendFile, readSuite, writeFile, writeFolder, writeStore } from "../path_use.ts";
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
  workers,
  workload,
} from "./shared_options.ts";

/** `run`. */
export const run = defineCommand({
  name: "run",
  help: "Run a suite, or continue one that was stopped.",
  arguments: {
    suite: {
      help: () => `${Object.keys(suites).join(", ")}, or a file FILE.json`,
      default: "quick",
      paths: readSuite(),
      names: suiteNames,
    },
  },
  options: {
    ...{ seeds, workers, workload, variant, level, epochs, fraction, shard, data, backend },
    storage: { ...storage, paths: writeStore() },
    use,
    out: {
      value: "<dir>",
      help: "folder for results (default: results)",
      paths: writeFolder("results"),
    },
    json: {
      value: "<file>",
      help: "write the result file here too, or - for standard output",
      paths: writeFile(),
    },
    quiet: { help: "print only the table and errors" },
    confirm: { help: "run on seeds that no earlier result of the suite in --out used" },
    fresh: { help: "train again the trials that are in the store", conflicts: ["reuseAny"] },
    reuseAny: { help: "use trials of the store that other code made" },
    restart: {
      value: "<n>",
      help: "how often a scheduler started this again (default: 0)",
      read: parseRestart,
      conflicts: ["fresh"],
    },
    dryRun: { help: "say what would be trained, and for how long; train and write nothing" },
  },
  variables: { GITHUB_STEP_SUMMARY: appendFile() },
  trains: ({ dryRun }) => dryRun !== true,
  async action({ suite }, options) {
    const { confirming } = await import("../confirming.ts");
    const chosen = await confirming(suite, options);
    if (options.dryRun) {
      const { dryRun } = await import("../dry_run.ts");
      return await dryRun(suite, chosen);
    }
    const { runCommand } = await import("../run_command.ts");
    return await runCommand(suite, chosen);
  },
});

import { LIMITS } from "../../suites/limits.ts";
import { parseCount } from "../options.ts";
import { readSuite, writeFolder } from "../path_use.ts";
import { parseTimeLimit } from "../time_limit.ts";
import { defineCommand } from "./command_row.ts";
import { suiteNames } from "./names.ts";
import {
  backend,
  data,
  epochs,
  fraction,
  level,
  seeds,
  use,
  variant,
  workers,
  workload,
} from "./shared_options.ts";

/** `slurm`. */
export const slurm = defineCommand({
  name: "slurm",
  help: "Print a job script that runs a suite in shards on a cluster: `sbatch` takes it.",
  arguments: {
    suite: {
      help: "as `run` takes it: a name, or a file FILE.json",
      required: true,
      paths: readSuite(),
      names: suiteNames,
    },
  },
  options: {
    shards: {
      value: "<n>",
      help: "tasks of the job array",
      read: parseCount("--shards", LIMITS.shards),
    },
    timePerShard: {
      value: "<time>",
      help: "limit to ask for, as 30m or 2h; without --shards, each is to fill half of it",
      read: parseTimeLimit,
    },
    workers: { ...workers, help: "cores of a task, and trials at the same time (default: 1)" },
    ...{ seeds, workload, variant, level, epochs, fraction, data, backend, use },
    out: {
      value: "<dir>",
      help: "folder for the shards' results and logs (default: runs)",
      paths: writeFolder("runs"),
    },
  },
  async action({ suite }, options) {
    const { slurmCommand } = await import("../slurm_command.ts");
    await slurmCommand(suite, options);
  },
});

import { type Command, Option } from "@commander-js/extra-typings";
import { storeKinds } from "../run/store/kinds.ts";
import { LIMITS } from "../suites/limits.ts";
import { suites } from "../suites/suites.ts";
import { DEFAULT_PORT, listens } from "./listen.ts";
import { parseCount, parsePort, parseRestart, parseStorage } from "./options.ts";
import {
  appendFile,
  loadModules,
  read,
  readLivingStore,
  readStore,
  readStores,
  readSuite,
  usesPaths,
  writeFile,
  writeFolder,
  writeStore,
} from "./path_use.ts";
import type { SharedOptions } from "./shared_options.ts";
import { parseTimeLimit } from "./time_limit.ts";
import { trains } from "./trains.ts";

/**
 * Adds the commands that train, here or on other machines, and those that follow and gather what these make.
 *
 * @param exit Receives the exit code of a command that ended without an error.
 */
export function addRunCommands(
  program: Command,
  { seeds, workload, variant, level, epochs, fraction, shard, data, backend, use, storage }:
    SharedOptions,
  exit: (code: number) => void,
): void {
  const run = trains(program.command("run"), ({ dryRun }) => dryRun === true);
  usesPaths(run, {
    use: loadModules(),
    suite: readSuite(),
    data: read(),
    storage: writeStore(),
    out: writeFolder("results"),
    json: writeFile(),
    GITHUB_STEP_SUMMARY: appendFile(),
  })
    .description("Run a suite, or continue one that was stopped.")
    .argument("[suite]", `${Object.keys(suites).join(", ")}, or a file FILE.json`, "quick")
    .addOption(seeds)
    .option(
      "--workers <n>",
      "trials at the same time (default: all cores)",
      parseCount("--workers"),
    )
    .addOption(workload).addOption(variant).addOption(level).addOption(epochs)
    .addOption(fraction).addOption(shard).addOption(data).addOption(backend).addOption(storage)
    .addOption(use)
    .option("--out <dir>", "folder for results (default: results)")
    .option("--json <file>", "write the result file here too, or - for standard output")
    .option("--quiet", "print only the table and errors")
    .addOption(
      new Option("--fresh", "train again the trials that are in the store").conflicts("reuseAny"),
    )
    .option("--reuse-any", "use trials of the store that other code made")
    .addOption(
      new Option("--restart <n>", "how often a scheduler started this again (default: 0)")
        .argParser(parseRestart).conflicts("fresh"),
    )
    .option("--dry-run", "say what would be trained, and for how long; train and write nothing")
    .action(async (suite, options) => {
      if (options.dryRun) {
        const { dryRun } = await import("./dry_run.ts");
        return await dryRun(suite, options);
      }
      const { runCommand } = await import("./run_command.ts");
      exit(await runCommand(suite, options));
    });

  const work = trains(program.command("work"));
  usesPaths(work, { use: loadModules(), data: read(), storage: readStore() })
    .description(
      "Train trials that runs have put into a database, on as many machines as you like.",
    )
    .addOption(
      new Option(`--storage <url-or-file>`, `the database: ${storeKinds.postgresql!.form}`)
        .argParser(parseStorage).makeOptionMandatory(),
    )
    .option(
      "--workers <n>",
      "trials at the same time (default: all cores)",
      parseCount("--workers"),
    )
    .addOption(data).addOption(use)
    .option("--until-empty", "end when no trial is left; otherwise wait for more until Ctrl-C")
    .option("--quiet", "print only what went wrong")
    .action(async (options) => {
      const { workCommand } = await import("./work_command.ts");
      exit(await workCommand(options));
    });

  const watch = usesPaths(program.command("watch"), {
    use: loadModules(),
    out: read("results"),
    storage: readLivingStore(),
  });
  listens(watch, ({ port, terminal }) => terminal ? null : port as number ?? DEFAULT_PORT)
    .description(
      "Follow a run on a page for this machine alone, or in the terminal; change nothing.",
    )
    .option("--out <dir>", "folder of results (default: results)")
    .option("--run <name>", "the run to show, as `list runs` names it (default: the newest)")
    .addOption(
      new Option("--port <n>", `port of the page (default: ${DEFAULT_PORT})`).argParser(parsePort),
    )
    .addOption(new Option("--terminal", "show it in the terminal until it ends").conflicts("port"))
    .addOption(storage).addOption(use)
    .action(async (options) => {
      const { watchCommand } = await import("./watch_command.ts");
      exit(await watchCommand(options));
    });

  usesPaths(program.command("slurm"), {
    use: loadModules(),
    suite: readSuite(),
    data: read(),
    out: writeFolder("runs"),
  })
    .description(
      "Print a job script that runs a suite in shards on a cluster: `sbatch` takes it.",
    )
    .argument("<suite>", "as `run` takes it: a name, or a file FILE.json")
    .option("--shards <n>", "tasks of the job array", parseCount("--shards", LIMITS.shards))
    .option(
      "--time-per-shard <time>",
      "limit to ask for, as 30m or 2h; without --shards, each is to fill half of it",
      parseTimeLimit,
    )
    .option(
      "--workers <n>",
      "cores of a task, and trials at the same time (default: 1)",
      parseCount("--workers"),
    )
    .addOption(seeds).addOption(workload).addOption(variant).addOption(level).addOption(epochs)
    .addOption(fraction).addOption(data).addOption(backend).addOption(use)
    .option("--out <dir>", "folder for the shards' results and logs (default: runs)")
    .action(async (suite, options) => {
      const { slurmCommand } = await import("./slurm_command.ts");
      await slurmCommand(suite, options);
    });

  usesPaths(program.command("merge"), {
    use: loadModules(),
    stores: readStores(),
    out: writeFolder(),
    json: writeFile(),
    GITHUB_STEP_SUMMARY: appendFile(),
  })
    .description(
      "Put the results of shards or of several machines together: one store, result and report.",
    )
    .argument("<stores...>", "folders of results, or files of stores")
    .requiredOption("--out <dir>", "folder for the merged results")
    .option("--json <file>", "write the result file here too, or - for standard output")
    .addOption(use)
    .action(async (stores, options) => {
      const { mergeCommand } = await import("./merge_command.ts");
      exit(await mergeCommand(stores, options));
    });
}

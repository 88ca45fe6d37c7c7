import { Command, Option } from "@commander-js/extra-typings";
import project from "../../deno.json" with { type: "json" };
import { fileFault, WriteError } from "../base/mod.ts";
import { LIMITS } from "../suites/limits.ts";
import { suites } from "../suites/suites.ts";
import { storeKinds } from "../run/store/kinds.ts";
import { addDataCommands } from "./data/mod.ts";
import {
  collect,
  collectData,
  parseCount,
  parseFraction,
  parseNames,
  parsePort,
  parseRestart,
  parseShard,
  parseStorage,
  refuseEmptyValues,
  STORAGE_FORMS,
} from "./options.ts";
import { DEFAULT_PORT, listens } from "./listen.ts";
import {
  appendFile,
  loadModules,
  onlyFor,
  onlyGiven,
  read,
  readLivingStore,
  readRun,
  readStore,
  readStores,
  readSuite,
  together,
  usesPaths,
  writeFile,
  writeFolder,
  writeStore,
} from "./path_use.ts";
import { DEFAULT_BASELINE } from "./paths.ts";
import { parseSeeds } from "./seeds.ts";
import { parseTimeLimit } from "./time_limit.ts";
import { trains } from "./trains.ts";

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

/** The names of `exportFormats`, `dashboardFormats` and `dataTables`, which are heavy to load. */
const TABLES = ["csv", "parquet", "markdown", "latex"] as const;
const DASHBOARDS = ["tensorboard", "mlflow"] as const;
const ROWS = ["trials", "epochs", "tasks", "further", "summary", "successes"] as const;

/** Prints help or the version; the reader may close the pipe early. */
function printHelp(text: string, write: ((text: string) => void) | undefined): void {
  try {
    write?.(text);
  } catch (error) {
    if (error instanceof Deno.errors.BrokenPipe) return;
    throw new WriteError(`Cannot write to standard output: ${fileFault(error)}`);
  }
}

/**
 * The command line. A command's code is loaded when it runs, so that help is immediate.
 *
 * @param exit Receives the exit code of a command that ended without an error.
 */
export function createProgram(exit: (code: number) => void) {
  const program = new Command("deno task bench"), { writeOut } = program.configureOutput();
  program
    .description(
      "Asks whether noise added to clipped gradients helps memory-augmented and very deep " +
        "networks learn; without a command: run quick.",
    )
    .version(project.version, "-V, --version", "print the version")
    .option("--debug", "print the stack of an unexpected error")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      // Errors of every command are printed in one place.
      writeErr: () => {},
      writeOut: (text) => printHelp(text, writeOut),
      // Commander would ask Node.js, which reads other environment variables.
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });

  // Options that choose or change trials, shared by every command that plans a suite.
  const seeds = new Option("--seeds <seeds>", "1 to N, a list (3,7) or a range (11-20)")
    .argParser(parseSeeds);
  const workload = new Option("--workload <name>", "only this workload; repeatable, * matches")
    .argParser(collect);
  const variant = new Option("--variant <name>", "only this variant; repeatable, * matches")
    .argParser(collect);
  const level = new Option("--level <n>", "level of the questions about tables")
    .argParser(parseCount("--level"));
  const epochs = new Option("--epochs <n>", "epochs of the last phase")
    .argParser(parseCount("--epochs", LIMITS.epochs));
  const fraction = new Option("--fraction <share>", "a random part of the trials, in pairs")
    .argParser(parseFraction);
  const shard = new Option("--shard <k/n>", "part k of n for one machine, as 7/64; pairs together")
    .argParser(parseShard);
  const data = new Option("--data <name=path>", "a folder of data files, as babi=DIR; repeatable")
    .argParser(collectData);
  const backend = new Option("--backend <name>", "numerical backend")
    .choices(["wasm", "cpu"] as const);
  const use = new Option(
    "--use <file>",
    "a module with your own models, tasks or optimizers; repeatable",
  ).argParser(collect);
  const storage = new Option(
    "--storage <url-or-file>",
    `the store: ${STORAGE_FORMS} (default: trials.sqlite in --out)`,
  ).argParser(parseStorage);

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

  usesPaths(program.command("list"), {
    use: loadModules(),
    out: onlyFor("what", ["runs", "trials"], read("results")),
    storage: onlyFor("what", ["trials"], readStore()),
    suite: readSuite(),
    run: read(),
  })
    .description("List what there is.")
    .argument("<what>", LISTS.join(", "))
    .option("--out <dir>", "for runs and trials: folder of results (default: results)")
    .option("--suite <suite>", "for trials: only those of its workloads and variants")
    .option("--run <run>", "for trials: only those of this run, as `list runs` names it")
    .addOption(storage).addOption(use)
    .action(async (what, options) => {
      const { listCommand } = await import("./list_command.ts");
      await listCommand(what, options);
    });

  usesPaths(program.command("show"), {
    use: loadModules(),
    storage: readStore(),
    out: read("results"),
  })
    .description("Show one trial of the store.")
    .argument("<trial>", "the trial's id, or its beginning")
    .addOption(storage).addOption(use)
    .option("--out <dir>", "folder of results (default: results)")
    .action(async (trial, options) => {
      const { showCommand } = await import("./show_command.ts");
      await showCommand(trial, options);
    });

  usesPaths(program.command("report"), {
    use: loadModules(),
    files: read(),
    json: read(),
    suite: readSuite(),
    data: read(),
    storage: readStore(),
    out: writeFolder("results"),
  })
    .description(
      "Write report.html again from a result file, compare two runs, or report on a suite's trials " +
        "in the store.",
    )
    .argument("[files...]", "result files or runs, two to compare (default: the newest run)")
    .addOption(new Option("--json <file>", "same as naming the file").conflicts("suite"))
    .option("--suite <suite>", "what the store has of this suite, chosen by the options of `run`:")
    .addOption(seeds).addOption(workload).addOption(variant).addOption(level).addOption(epochs)
    .addOption(fraction).addOption(shard).addOption(data).addOption(backend).addOption(storage)
    .addOption(use)
    .option("--out <dir>", "folder for the report of files; otherwise folder of results")
    .action(async (files, options) => {
      const { reportCommand } = await import("./report_command.ts");
      await reportCommand(files, options);
    });

  usesPaths(program.command("claims"), { use: loadModules(), files: read(), out: read("results") })
    .description("Say what results mean for what was published.")
    .option("--suite <name>", "only claims that this suite tests; repeatable", collect)
    .addOption(
      new Option("--verdict <name>", "only claims with this verdict; repeatable")
        .argParser(collect),
    )
    .option("--json", "print them as JSON on standard output")
    .argument("[files...]", "result files or runs (default: the newest run in --out, if any)")
    .option("--out <dir>", "folder of results (default: results)")
    .addOption(use)
    .action(async (files, options) => {
      const { claimsCommand } = await import("./claims_command.ts");
      await claimsCommand(files, options);
    });

  usesPaths(program.command("export"), {
    use: loadModules(),
    json: readRun("results"),
    out: together(
      onlyFor("format", TABLES, writeFile()),
      onlyFor("format", DASHBOARDS, writeFolder()),
    ),
  })
    .description(
      "Write a result as a table, for other programs or for a paper, or its curves for a dashboard.",
    )
    .addOption(
      new Option("--format <name>", "what to write").choices([...TABLES, ...DASHBOARDS])
        .makeOptionMandatory(),
    )
    .addOption(
      new Option("--rows <what>", "(default: trials; for markdown and latex: summary)")
        .choices(ROWS),
    )
    .option("--columns <names>", "only these, as id,test_error: `list columns`", parseNames)
    .option("--json <file>", "a result file or run (default: the newest run in results)")
    .option(
      "--out <file>",
      "the file to write, or - for standard output; a folder for a dashboard",
      "-",
    )
    .addOption(use)
    .action(async (options) => {
      const { exportCommand } = await import("./export_command.ts");
      await exportCommand(options);
    });

  const gate = trains(program.command("gate"), ({ results }) => results !== undefined);
  usesPaths(gate, {
    use: loadModules(),
    baseline: read(),
    update: (update, { baseline }) => writeFile(DEFAULT_BASELINE)(update ? baseline : "-", {}),
    suite: readSuite(),
    results: onlyGiven(readRun("results")),
    markdown: writeFile(),
    junit: writeFile(),
    out: writeFolder(),
    GITHUB_STEP_SUMMARY: appendFile(),
  })
    .description("Compare a run with a baseline; for CI.")
    .option("--baseline <file>", "what to compare with (default: bench/baselines/ci.json)")
    .option("--suite <suite>", "the suite to train (default: the baseline's)")
    .addOption(
      new Option("--results <file>", "use this result file or run instead of training")
        .conflicts("suite"),
    )
    .option("--allow-digest-change", "let numbers move, if the networks learn as well")
    .addOption(
      new Option("--update", "write a new baseline, and print what moved")
        .conflicts(["allowDigestChange", "markdown", "junit"]),
    )
    .option("--markdown <file>", "write the verdict here too, for a job's summary")
    .option("--junit <file>", "write it as JUnit XML")
    .option("--out <dir>", "keep result.json and report.html in this folder")
    .option(
      "--workers <n>",
      "trials at the same time (default: all cores)",
      parseCount("--workers"),
    )
    .addOption(use)
    .action(async (options) => {
      const { gateCommand } = await import("./gate_command.ts");
      exit(await gateCommand(options));
    });

  usesPaths(program.command("check"), { file: loadModules() })
    .description("Check that a module of yours keeps the promises of models, tasks and optimizers.")
    .argument("<file>", "a file with your module, as --use takes it")
    .option("--limit <seconds>", "for each entry (default: 60)", parseCount("--limit"))
    .option("--json", "print what was found as JSON")
    .action(async (_file, options) => {
      const { checkCommand } = await import("./check_command.ts");
      const { foundPlugins } = await import("./used_plugins.ts");
      exit(await checkCommand(foundPlugins()[0]!, options));
    });

  const dataCommand = program.command("data")
    .description(
      "Make, show, measure and check stories, tables and images; show tapes and sequences.",
    )
    .helpCommand(false);
  addDataCommands(dataCommand, exit);

  program.command("schema")
    .description("Print the JSON Schema of suite files, for editors.")
    .action(async () => {
      const { suiteJsonSchemaText } = await import("../suites/schema/mod.ts");
      const { print } = await import("./print.ts");
      print(...suiteJsonSchemaText().trimEnd().split("\n"));
    });

  program.command("doctor")
    .description("Check that this machine can run trials.")
    .action(async () => {
      const { doctorCommand } = await import("./doctor_command.ts");
      exit(await doctorCommand());
    });

  refuseEmptyValues(program);
  return program;
}

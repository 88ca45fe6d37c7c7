import { type Command, Option } from "@commander-js/extra-typings";
import { collect, parseNames } from "./options.ts";
import {
  loadModules,
  onlyFor,
  read,
  readRun,
  readStore,
  readSuite,
  together,
  usesPaths,
  writeFile,
  writeFolder,
} from "./path_use.ts";
import type { SharedOptions } from "./shared_options.ts";

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

/** Adds the commands that say what there is and what came of it; they train nothing. */
export function addResultCommands(
  program: Command,
  { seeds, workload, variant, level, epochs, fraction, shard, data, backend, use, storage }:
    SharedOptions,
): void {
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
}

import { type Command, Option } from "@commander-js/extra-typings";
import { parseCount } from "./options.ts";
import {
  appendFile,
  loadModules,
  onlyGiven,
  read,
  readRun,
  readSuite,
  usesPaths,
  writeFile,
  writeFolder,
} from "./path_use.ts";
import { DEFAULT_BASELINE } from "./paths.ts";
import type { SharedOptions } from "./shared_options.ts";
import { trains } from "./trains.ts";

/**
 * Adds the commands whose exit code says whether something is as it should be: for CI.
 *
 * @param exit Receives the exit code of a command that ended without an error.
 */
export function addJudgingCommands(
  program: Command,
  { use }: SharedOptions,
  exit: (code: number) => void,
): void {
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
}

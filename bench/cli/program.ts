import { Command } from "@commander-js/extra-typings";
import project from "../../deno.json" with { type: "json" };
import { fileFault, WriteError } from "../base/mod.ts";
import { addDataCommands } from "./data/mod.ts";
import { addJudgingCommands } from "./add_judging_commands.ts";
import { refuseEmptyValues } from "./options.ts";
import { addResultCommands } from "./add_result_commands.ts";
import { addRunCommands } from "./add_run_commands.ts";
import { sharedOptions } from "./shared_options.ts";

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

  const shared = sharedOptions();
  addRunCommands(program, shared, exit);
  addResultCommands(program, shared);
  addJudgingCommands(program, shared, exit);

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

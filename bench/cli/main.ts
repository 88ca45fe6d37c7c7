/** The entry of the command line: `deno task bench`. */

import { CommanderError } from "@commander-js/extra-typings";
import type { UsageError } from "../errors.ts";
import { createProgram } from "./program.ts";

/** Errors that are about what the user asked for or gave, by name, so that no class is loaded. */
const USER_ERRORS = ["UsageError", "DataError", "BackendError"];

/** Without a command, and with nothing but its options, the command is `run`. */
function withCommand(args: readonly string[]): string[] {
  const [first] = args;
  const global = ["-h", "--help", "-V", "--version"];
  const given = first !== undefined && (!first.startsWith("-") || global.includes(first));
  return given ? [...args] : ["run", ...args];
}

/** Runs the command line, and gives the exit code. */
async function main(args: readonly string[]): Promise<number> {
  let code = 0;
  const program = createProgram((ended) => code = ended);
  try {
    await program.parseAsync(withCommand(args), { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    // Help answers at once: what prints is loaded when there is something to say.
    const { printError } = await import("./print.ts");
    if (error instanceof CommanderError) {
      // A command of commands, alone, would print its help as an error.
      const message = error.code === "commander.help"
        ? `Expected a command after "${args.join(" ")}": --help lists them`
        : error.message.replace(/^error: /, "").trim();
      printError(message.charAt(0).toUpperCase() + message.slice(1));
      return 2;
    }
    if (error instanceof Error && USER_ERRORS.includes(error.name)) {
      const { details = [] } = error as Partial<UsageError> & Error;
      printError(error.message.trim(), ...details);
      return 2;
    }
    printError(`This is a fault of gradnoise: ${String(error).trim()}`);
    printError(
      ...args.includes("--debug")
        ? String((error as Error)?.stack).split("\n")
        : ["Run it again with --debug for the stack"],
    );
    return 1;
  }
}

Deno.exit(await main(Deno.args));

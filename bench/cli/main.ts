/** The entry of the command line: `deno task bench`. */

import { CommanderError } from "@commander-js/extra-typings";
import { plainLine } from "../plain_line.ts";
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
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      // A command of commands, alone, would print its help as an error.
      const message = error.code === "commander.help"
        ? `Expected a command after "${args.join(" ")}": --help lists them`
        : plainLine(error.message.replace(/^error: /, ""));
      console.error(message.charAt(0).toUpperCase() + message.slice(1));
      return 2;
    }
    if (error instanceof Error && USER_ERRORS.includes(error.name)) {
      console.error(plainLine(error.message));
      return 2;
    }
    console.error(`This is a fault of gradnoise: ${plainLine(String(error))}`);
    console.error(
      args.includes("--debug")
        ? (error as Error)?.stack
        : "Run it again with --debug for the stack",
    );
    return 1;
  }
}

Deno.exit(await main(Deno.args));

import { unknownName, type UsageError, withoutPassword } from "../base/mod.ts";
import { suites } from "../suites/suites.ts";
import { isSuite } from "./find_suite.ts";
import type { Program } from "./renderers/mod.ts";
import { faultOfPlugin, usedPaths } from "./used_plugins.ts";

/** Errors in the user's input, by name, so that no class is loaded. */
const USER_ERRORS = ["UsageError", "DataError", "BackendError"];

/** Options that end the program when they come first. */
const ANSWERED = ["-h", "--help", "-V", "--version"];

/** Options of the program that may come before a command. */
const GLOBAL = ["--debug"];

/** Whether a command line only asks for help. */
export function asksForHelp(args: readonly string[]): boolean {
  return args[0] === "help" || args.some((word) => word === "-h" || word === "--help");
}

/**
 * The arguments with what may be left out: where no command is named, but nothing, a suite or options
 * are, the command is `run`. `help` in front is `--help` behind, and `-v` is `--version`. With `--use`, any
 * word may be a suite.
 *
 * @throws {UsageError} If what should be a command is neither one nor a suite.
 */
export function completeArguments(args: readonly string[], commands: readonly string[]): string[] {
  const [first, ...others] = args;
  if (first === undefined) return ["run", "quick"];
  if (first === "-v") return ["--version", ...others];
  if (first === "help") {
    return [...others.length === 0 ? [] : completeArguments(others, commands), "--help"];
  }
  if (GLOBAL.includes(first)) {
    if (others.length === 0) return ["run", first];
    const [command, ...rest] = completeArguments(others, commands);
    return [command!, first, ...rest];
  }
  if (first.startsWith("-")) return ANSWERED.includes(first) ? [...args] : ["run", ...args];
  if (commands.includes(first)) return [...args];
  if (isSuite(first) || usedPaths(args).length > 0) return ["run", ...args];
  throw unknownName("command", first, [...commands, ...Object.keys(suites)]);
}

/** Where an error was thrown. A password with a line break in it would not be known by its halves. */
function linesOf(error: Error | undefined): string[] {
  return withoutPassword(String(error?.stack)).split("\n");
}

/**
 * Runs a command line and prints errors in it or in its input.
 *
 * @param create Makes the program.
 * @returns The exit code.
 */
export async function runProgram(
  create: () => Program | Promise<Program>,
  args: readonly string[],
): Promise<number> {
  try {
    const program = await create();
    return await program.run(completeArguments(args, program.commands));
  } catch (error) {
    // Loaded only when there is an error to print, so that help is immediate.
    const { printError } = await import("./print.ts");
    if (error instanceof Error && error.name === "WriteError") {
      printError(error.message);
      return 1;
    }
    if (error instanceof Error && USER_ERRORS.includes(error.name)) {
      const { details = [] } = error as Partial<UsageError> & Error;
      printError(error.message.trim(), ...details);
      const { cause } = error;
      if (args.includes("--debug") && cause instanceof Error) {
        printError(...linesOf(cause));
      }
      return 2;
    }
    const fault = faultOfPlugin(error);
    printError(fault ?? `This is a fault of gradnoise: ${String(error).trim()}`);
    printError(
      ...args.includes("--debug")
        ? linesOf(error as Error | undefined)
        : ["Run it again with --debug for the stack"],
    );
    return 1;
  }
}

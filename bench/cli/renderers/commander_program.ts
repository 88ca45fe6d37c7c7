import { Command, CommanderError, Option } from "commander";
import { fileFault, UsageError, WriteError } from "../../base/mod.ts";
import {
  type CommandGroup,
  type CommandLine,
  type CommandRow,
  flagsOf,
  type Invocation,
  isGroup,
  longOf,
  type OptionRow,
  placeOf,
} from "../commands/mod.ts";
import type { Program, Renderer } from "./program.ts";

/** The table as a program of commander. */
export const commanderProgram: Renderer = (line, carryOut): Program => {
  let code = 0;
  const root = rootOf(line);
  const carry = async (invocation: Omit<Invocation, "line">) => {
    code = await carryOut({ line, ...invocation });
  };
  for (const entry of line.commands) addEntry(root, entry, carry);
  return {
    commands: line.commands.map(({ name }) => name),
    async run(args) {
      try {
        await root.parseAsync([...args], { from: "user" });
        return code;
      } catch (error) {
        if (!(error instanceof CommanderError)) throw error;
        if (error.exitCode === 0) return 0;
        throw new UsageError(messageOf(error, args));
      }
    },
    help(words, width) {
      const command = words.reduce(
        (above, word) => above.commands.find((one) => one.name() === word)!,
        root,
      );
      return command.configureOutput({ getOutHelpWidth: () => width }).helpInformation();
    },
  };
};

function rootOf({ name, help, version, options }: CommandLine): Command {
  const root = new Command(name), { writeOut } = root.configureOutput();
  root
    .description(help)
    .version(version, "-V, --version", "print the version");
  for (const [key, row] of Object.entries(options)) root.addOption(optionOf(key, row));
  return root
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
}

/** Prints help or the version; the reader may close the pipe early. */
function printHelp(text: string, write: ((text: string) => void) | undefined): void {
  try {
    write?.(text);
  } catch (error) {
    if (error instanceof Deno.errors.BrokenPipe) return;
    throw new WriteError(`Cannot write to standard output: ${fileFault(error)}`);
  }
}

function addEntry(
  above: Command,
  entry: CommandRow | CommandGroup,
  carryOut: (invocation: Omit<Invocation, "line">) => Promise<void>,
): void {
  const command = above.command(entry.name).description(entry.help);
  if (isGroup(entry)) {
    command.helpCommand(false);
    for (const one of entry.commands) addEntry(command, one, carryOut);
    return;
  }
  for (const [key, row] of Object.entries(entry.arguments)) {
    const help = typeof row.help === "string" ? row.help : row.help();
    command.argument(placeOf(key, row), help, row.default);
  }
  for (const [key, row] of Object.entries(entry.options)) command.addOption(optionOf(key, row));
  command.action(() => {
    const keys = Object.keys(entry.arguments);
    const values = Object.fromEntries(keys.map((key, i) => [key, command.processedArgs[i]]));
    return carryOut({ command: entry, arguments: values, options: command.opts() });
  });
}

function optionOf(key: string, row: OptionRow): Option {
  const option = new Option(flagsOf(key, row), row.help);
  if (row.default !== undefined) option.default(row.default);
  if (row.choices !== undefined) option.choices(row.choices);
  option.makeOptionMandatory(row.required ?? false).conflicts([...row.conflicts ?? []]);
  if (row.value === undefined) return option;
  const read = row.choices === undefined ? row.read : option.parseArg;
  return option.argParser((text: string, before: unknown) => {
    // A variable of a script that is not set.
    if (text === "") throw new UsageError(`Cannot use ${longOf(key)}: it is empty`);
    return read === undefined ? text : read(text, before as never);
  });
}

/** What commander found, as a sentence. */
function messageOf(error: CommanderError, args: readonly string[]): string {
  // A command of commands, alone, would print its help as an error.
  if (error.code === "commander.help") {
    return `Expected a command after "${args.join(" ")}": --help lists them`;
  }
  const message = error.message.replace(/^error: /, "").trim();
  return message.charAt(0).toUpperCase() + message.slice(1);
}

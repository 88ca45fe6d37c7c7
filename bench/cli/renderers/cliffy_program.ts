import { UsageError } from "../../base/mod.ts";
import {
  type CommandGroup,
  type CommandLine,
  type CommandRow,
  isGroup,
  leavesOf,
  longOf,
} from "../commands/mod.ts";
import type { Command, ValidationError } from "./cliffy.d.ts";
import { type Carry, describe } from "./cliffy_command.ts";
import type { Program, Renderer } from "./program.ts";

/** What is needed of Cliffy: this file is checked and tested where there is none. */
export interface Cliffy {
  readonly Command: new () => Command;
  readonly ValidationError: new (message: string) => ValidationError;
}

/** The table as a program of Cliffy. */
export function cliffyProgram({ Command, ValidationError }: Cliffy): Renderer {
  return (line, carryOut): Program => {
    let code = 0;
    const carry: Carry = async (invocation) => {
      code = await carryOut({ line, ...invocation });
    };
    const commands = new Map<string, Command>([["", rootOf(Command, line)]]);
    for (const entry of line.commands) addEntry(Command, commands, "", entry, carry);
    const help = (words: string, width?: number) => {
      // What all commands take is known once that of the root has been asked for.
      commands.get("")!.getHelp();
      return commands.get(words)!.getHelp({ long: true, ...width === undefined ? {} : { width } });
    };
    return {
      commands: line.commands.map(({ name }) => name),
      async run(args) {
        const words = wordsOf(line, args);
        // Beside another option, Cliffy would refuse these.
        if (args.some((word) => word === "-h" || word === "--help")) {
          return await print(help(words));
        }
        if (args.some((word) => word === "-V" || word === "--version") && words === "") {
          return await print(line.version);
        }
        refuseEmptyValues(line, words, args);
        try {
          await commands.get("")!.parse([...args]);
        } catch (error) {
          if (error instanceof ValidationError) throw new UsageError(sentence(error.message));
          throw error;
        }
        return code;
      },
      help: (words, width) => help(words.join(" "), width),
    };
  };
}

function rootOf(Command: Cliffy["Command"], line: CommandLine): Command {
  const root = new Command();
  root.name(line.name);
  root.description(line.help);
  root.version(line.version);
  root.versionOption("-V, --version", "print the version");
  root.helpOption("-h, --help", "print this help");
  root.help({ colors: false });
  root.throwErrors();
  for (const [key, { help }] of Object.entries(line.options)) root.globalOption(longOf(key), help);
  return root;
}

/** @param above The words of the command above; none for that of all. */
function addEntry(
  Command: Cliffy["Command"],
  commands: Map<string, Command>,
  above: string,
  entry: CommandRow | CommandGroup,
  carryOut: Carry,
): void {
  const command = new Command(), words = above === "" ? entry.name : `${above} ${entry.name}`;
  commands.get(above)!.command(entry.name, command);
  commands.set(words, command);
  command.description(entry.help);
  if (isGroup(entry)) {
    // Before the commands below it: what is said after these, Cliffy takes to be about the last of them.
    command.action(() => {
      throw new UsageError(`Expected a command after "${words}": --help lists them`);
    });
    for (const one of entry.commands) addEntry(Command, commands, words, one, carryOut);
    return;
  }
  describe(command, entry, carryOut);
}

/** The words of the command that arguments begin with: "data show"; none where they begin with none. */
function wordsOf(line: CommandLine, args: readonly string[]): string {
  const [first = "", second = ""] = args.filter((word) => word !== "--debug");
  const known = [
    ...line.commands.map(({ name }) => name),
    ...leavesOf(line).map(([words]) => words),
  ];
  return [`${first} ${second}`, first].find((words) => known.includes(words)) ?? "";
}

/**
 * Refuses the value of a variable of a script that is not set; Cliffy would leave the option out.
 *
 * @throws {UsageError} If an option has it.
 */
function refuseEmptyValues(line: CommandLine, words: string, args: readonly string[]): void {
  const [, command] = leavesOf(line).find(([leaf]) => leaf === words) ?? [];
  for (const [key, { value }] of Object.entries(command?.options ?? {})) {
    const long = longOf(key);
    const isEmpty = args.some((word, i) =>
      word === `${long}=` || word === long && args[i + 1] === ""
    );
    if (value !== undefined && isEmpty) throw new UsageError(`Cannot use ${long}: it is empty`);
  }
}

function sentence(message: string): string {
  return message.trim().replace(/\.$/, "");
}

/** Prints help or the version. */
async function print(text: string): Promise<number> {
  const { outputFault, print } = await import("../print.ts");
  print(...text.split("\n"));
  return outputFault() === null ? 0 : 1;
}

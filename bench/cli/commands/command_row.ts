import type { PathsOf } from "../path_use.ts";
import type { ArgumentRows, ArgumentValues } from "./argument_row.ts";
import type { OptionRows, OptionValues } from "./option_row.ts";

/** A command as its file writes it: the types of its values follow from the rows of arguments and options. */
export interface Command<Arguments extends ArgumentRows, Options extends OptionRows> {
  readonly name: string;
  /** A sentence. */
  readonly help: string;
  readonly arguments?: Arguments;
  readonly options?: Options;
  /** Environment variables that name paths, and what the command does with these. */
  readonly variables?: Readonly<Record<string, PathsOf>>;
  /**
   * Whether it trains with these options. Results say on which machine, so that what trains may ask for the names
   * of the machine and of its processor.
   */
  trains?(options: OptionValues<Options>): boolean;
  /** The port of this machine's loopback that it listens on; null for none. */
  port?(options: OptionValues<Options>): number | null;
  /**
   * Does what the command is for. It loads what it needs for that itself, so that help is immediate.
   *
   * @param line The whole command line.
   * @returns The exit code, if it is another than 0.
   */
  action(
    values: ArgumentValues<Arguments>,
    options: OptionValues<Options>,
    line: CommandLine,
  ): Promise<number | void>;
}

/** Values by key, as the readers of the rows have left them. */
export type Values = Readonly<Record<string, unknown>>;

/** A command whose values may be any. */
export interface CommandRow {
  readonly name: string;
  readonly help: string;
  readonly arguments: ArgumentRows;
  readonly options: OptionRows;
  readonly variables: Readonly<Record<string, PathsOf>>;
  trains(options: Values): boolean;
  port(options: Values): number | null;
  action(values: Values, options: Values, line: CommandLine): Promise<number | void>;
}

/** Commands under a common word. */
export interface CommandGroup {
  readonly name: string;
  /** A sentence. */
  readonly help: string;
  readonly commands: readonly CommandRow[];
}

/** The whole command line. */
export interface CommandLine {
  /** What is typed before a command. */
  readonly name: string;
  readonly help: string;
  readonly version: string;
  /** Options that every command takes; switches alone. */
  readonly options: OptionRows;
  readonly commands: readonly (CommandRow | CommandGroup)[];
}

/** A command that somebody has typed. */
export interface Invocation {
  readonly line: CommandLine;
  readonly command: CommandRow;
  readonly arguments: Values;
  readonly options: Values;
}

/** Enters a command into the table. Its action gets what the readers of its own rows have left. */
export function defineCommand<
  const Arguments extends ArgumentRows = Record<never, never>,
  const Options extends OptionRows = Record<never, never>,
>(command: Command<Arguments, Options>): CommandRow {
  const defined: Command<ArgumentRows, OptionRows> = command;
  return {
    arguments: {},
    options: {},
    variables: {},
    trains: () => false,
    port: () => null,
    ...defined,
  };
}

/** Whether an entry of the table has commands below it. */
export function isGroup(entry: CommandRow | CommandGroup): entry is CommandGroup {
  return "commands" in entry;
}

/** The commands that can be carried out, by the words that are typed for them. */
export function leavesOf({ commands }: Pick<CommandLine, "commands">): [string, CommandRow][] {
  return commands.flatMap((entry): [string, CommandRow][] =>
    isGroup(entry)
      ? entry.commands.map((command) => [`${entry.name} ${command.name}`, command])
      : [[entry.name, entry]]
  );
}

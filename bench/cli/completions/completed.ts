/** What can be typed at each place of a command line: the table with the names that it leaves to be loaded. */

import type { ArgumentRow } from "../commands/argument_row.ts";
import { type CommandLine, type CommandRow, isGroup } from "../commands/command_row.ts";
import { longOf, type OptionRow } from "../commands/option_row.ts";

/** What can stand where a value is expected. */
export interface CompletedValue {
  /** What it is called in the help. */
  readonly title: string;
  readonly names: readonly string[];
  readonly paths: "files" | "folders" | null;
}

/** An option. */
export interface CompletedOption {
  /** "--dry-run". */
  readonly long: string;
  readonly help: string;
  /** Null for a switch. */
  readonly value: CompletedValue | null;
  readonly repeatable: boolean;
  /** The options that cannot be given beside it. */
  readonly conflicts: readonly string[];
}

/** A command. */
export interface CompletedCommand {
  /** What is typed for it: "data show". */
  readonly words: string;
  readonly help: string;
  readonly options: readonly CompletedOption[];
  readonly arguments: readonly CompletedValue[];
  /** Whether the last argument takes all words that are left. */
  readonly many: boolean;
}

/** The command line with every name that completions know. */
export interface Completed {
  /** Commands that can be carried out. */
  readonly commands: readonly CompletedCommand[];
  /** The first word of each, and its help; below a group, the second. */
  readonly words: readonly (readonly [word: string, help: string])[];
  readonly groups: Readonly<Record<string, readonly (readonly [word: string, help: string])[]>>;
  /** What may be typed instead of a command, because `run` is then meant. */
  readonly suites: readonly string[];
  /** Options of the program. */
  readonly options: readonly CompletedOption[];
}

/** What every command takes, and what only the program does: the libraries add these, and no row has them. */
const HELP = switchOf("--help", "print this help");
const VERSION = switchOf("--version", "print the version");

/** Loads all names, which takes a second. */
export async function completed(line: CommandLine): Promise<Completed> {
  const own = await optionsOf(line.options);
  const ofCommand = async (words: string, row: CommandRow): Promise<CompletedCommand> => {
    const rows = Object.entries(row.arguments);
    return {
      ...{ words, help: row.help },
      options: [...await optionsOf(row.options), ...own, HELP],
      arguments: await Promise.all(rows.map(([key, argument]) => valueOf(key, argument))),
      many: rows.at(-1)?.[1].many ?? false,
    };
  };
  const commands: CompletedCommand[] = [];
  const groups: Record<string, [string, string][]> = {};
  for (const entry of line.commands) {
    if (!isGroup(entry)) {
      commands.push(await ofCommand(entry.name, entry));
      continue;
    }
    groups[entry.name] = entry.commands.map(({ name, help }) => [name, help]);
    for (const row of entry.commands) {
      commands.push(await ofCommand(`${entry.name} ${row.name}`, row));
    }
  }
  const run = commands.find(({ words }) => words === "run");
  return {
    ...{ commands, groups },
    words: line.commands.map(({ name, help }) => [name, help] as const),
    suites: run?.arguments[0]?.names ?? [],
    options: [...own, HELP, VERSION],
  };
}

async function optionsOf(rows: Readonly<Record<string, OptionRow>>): Promise<CompletedOption[]> {
  const entries = Object.entries(rows);
  // A conflict is written at one of the two, and means both.
  const conflictsOf = (key: string, { conflicts = [] }: OptionRow) => [
    ...conflicts.filter((other) => other in rows),
    ...entries.filter(([, other]) => other.conflicts?.includes(key)).map(([other]) => other),
  ];
  return await Promise.all(entries.map(async ([key, row]) => ({
    ...{ long: longOf(key), help: row.help, repeatable: row.repeatable ?? false },
    value: row.value === undefined ? null : await valueOf(row.value.slice(1, -1), row),
    conflicts: [...new Set(conflictsOf(key, row))].map(longOf),
  })));
}

async function valueOf(title: string, row: OptionRow | ArgumentRow): Promise<CompletedValue> {
  const choices = "choices" in row ? row.choices : undefined;
  const named = row.paths !== undefined && title !== "name=path";
  return {
    title,
    names: choices ?? await row.names?.() ?? [],
    paths: !named ? null : title === "dir" ? "folders" : "files",
  };
}

function switchOf(long: string, help: string): CompletedOption {
  return { long, help, value: null, repeatable: false, conflicts: [] };
}

/** Where a value stands, as the scripts look it up: "run --workload", "run 0" for the first argument. */
export function placesOf({ commands }: Completed): [place: string, value: CompletedValue][] {
  return commands.flatMap((command) => [
    ...command.options.flatMap(({ long, value }): [string, CompletedValue][] =>
      value === null ? [] : [[`${command.words} ${long}`, value]]
    ),
    ...command.arguments.map((value, i): [string, CompletedValue] => [
      command.many && i === command.arguments.length - 1
        ? `${command.words} ...`
        : `${command.words} ${i}`,
      value,
    ]),
  ]);
}

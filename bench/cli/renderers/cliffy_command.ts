import { UsageError } from "../../base/mod.ts";
import {
  type ArgumentRow,
  type CommandRow,
  flagsOf,
  type Invocation,
  longOf,
  type OptionRow,
  placeOf,
} from "../commands/mod.ts";
import type { Command } from "./cliffy.d.ts";

/** Carries a command out. */
export type Carry = (invocation: Omit<Invocation, "line">) => Promise<void>;

/** Describes a command to Cliffy as its row has it. */
export function describe(command: Command, row: CommandRow, carryOut: Carry): void {
  for (const [key, argument] of Object.entries(row.arguments)) {
    const help = typeof argument.help === "string" ? argument.help : argument.help();
    command.argument(placeOf(key, argument), help);
  }
  for (const [key, option] of Object.entries(row.options)) addOption(command, row, key, option);
  command.action((options, ...args) => {
    const given = Object.keys(row.options).filter((key) => options[key] !== undefined);
    return carryOut({
      command: row,
      arguments: argumentValues(row.arguments, args as string[]),
      options: Object.fromEntries(given.map((key) => [key, options[key]])),
    });
  });
}

function addOption(command: Command, { options }: CommandRow, key: string, row: OptionRow): void {
  const { required = false, conflicts = [], choices } = row;
  // Cliffy takes "=" for the end of a flag.
  const flags = flagsOf(key, row).replace("name=path", "name-path");
  const listed = choices === undefined ? "" : `(choices: ${choices.join(", ")})`;
  command.option(flags, `${row.help} ${listed}`.trim(), {
    ...{ required, conflicts: conflicts.filter((other) => other in options).map(optionName) },
    ...row.default === undefined ? {} : { default: row.default },
    // Of several, the last one counts, or `read` gathers them.
    collect: true,
    value(given, before) {
      if (typeof given !== "string") return given;
      if (choices !== undefined && !choices.includes(given)) {
        throw new UsageError(
          `Option '${flagsOf(key, row)}' argument '${given}' is invalid. ` +
            `Allowed choices are ${choices.join(", ")}.`,
        );
      }
      return row.read === undefined ? given : row.read(given, before as never);
    },
  });
}

/** An option as Cliffy names it: "dry-run". */
function optionName(key: string): string {
  return longOf(key).slice(2);
}

/**
 * Arguments by their keys.
 *
 * @throws {UsageError} If one is an option, which Cliffy takes for an argument where it does not know it.
 */
function argumentValues(
  rows: Readonly<Record<string, ArgumentRow>>,
  args: readonly string[],
): Record<string, unknown> {
  const option = args.find((word) => /^-./.test(word));
  if (option !== undefined) throw new UsageError(`Unknown option '${option}'`);
  return Object.fromEntries(
    Object.entries(rows).map((
      [key, row],
      i,
    ) => [key, row.many ? args.slice(i) : args[i] ?? row.default]),
  );
}

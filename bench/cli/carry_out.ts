import type { Invocation } from "./commands/command_row.ts";

/**
 * Does what a command is for, in this process.
 *
 * @returns The exit code.
 */
export async function carryOut(
  { line, command, arguments: values, options }: Invocation,
): Promise<number> {
  return await command.action(values, options, line) ?? 0;
}

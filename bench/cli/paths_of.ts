import { refuseAddresses } from "./addresses.ts";
import type { Invocation } from "./commands/command_row.ts";
import type { PathUse } from "./path_use.ts";

/**
 * What a command does with the paths that its command line names.
 *
 * @throws {UsageError} If one is an address.
 */
export function pathsOf({ command, ...typed }: Invocation): Required<PathUse> {
  const values = { ...typed.options, ...typed.arguments };
  const uses: PathUse[] = [];
  for (const [key, { paths }] of Object.entries({ ...command.arguments, ...command.options })) {
    if (paths === undefined) continue;
    refuseAddresses(Object.keys(command.options), key, values[key]);
    uses.push(paths(values[key], values));
  }
  for (const [name, paths] of Object.entries(command.variables)) {
    uses.push(paths(Deno.env.get(name) || undefined, values));
  }
  return {
    read: uses.flatMap(({ read }) => read),
    write: uses.flatMap(({ write }) => write),
    plugins: uses.flatMap(({ plugins = [] }) => plugins),
    suites: uses.flatMap(({ suites = [] }) => suites),
  };
}

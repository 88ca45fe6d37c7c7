/**
 * The entry point of `deno task bench`. It handles help and errors of the command line; a second process
 * runs the command, with only the permissions that the command needs. Plug-ins are never loaded here.
 */

import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { permissionFlags } from "./permissions.ts";
import { createProgram } from "./program.ts";
import { runChild } from "./run_child.ts";
import { asksForHelp, commandNames, completeArguments, runProgram } from "./run_program.ts";
import { isTraining } from "./trains.ts";
import { findPlugins, modulesOf, PLUGINS, usedPaths } from "./used_plugins.ts";

/** The commands of a program that have no commands below them. */
function leaves(command: CommandUnknownOpts): CommandUnknownOpts[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
}

async function carryOut(
  command: CommandUnknownOpts | null,
  modules: readonly string[],
  args: readonly string[],
): Promise<number> {
  const plugins = await findPlugins(modules);
  return await runChild(
    new URL("main.ts", import.meta.url),
    permissionFlags(command, plugins),
    args,
    {
      env: { [PLUGINS]: plugins.length > 0 ? JSON.stringify(plugins) : "" },
      workers: command !== null && isTraining(command),
    },
  );
}

let code = 0;
const ended = await runProgram(async () => {
  const modules = usedPaths(Deno.args);
  // Help shows what a plug-in brings, and only the other process loads it.
  if (modules.length > 0 && asksForHelp(Deno.args)) {
    Deno.exit(await carryOut(null, modules, Deno.args));
  }
  const program = createProgram(() => {});
  for (const command of leaves(program)) {
    command.action(async () => {
      const args = completeArguments(Deno.args, commandNames(program));
      code = await carryOut(command, modulesOf(command), args);
    });
  }
  return program;
}, Deno.args);
Deno.exit(ended ?? code);

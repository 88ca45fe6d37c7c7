/**
 * The entry of the command line: `deno task bench`. Help, and errors of the command line, are answered
 * here; a command is carried out by another process, which may do only what the command has to.
 */

import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { permissionFlags } from "./permissions.ts";
import { createProgram } from "./program.ts";
import { runChild } from "./run_child.ts";
import { commandNames, completeArguments, runProgram } from "./run_program.ts";

/** The commands of a program that have no commands below them. */
function leaves(command: CommandUnknownOpts): CommandUnknownOpts[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
}

let code = 0;
const program = createProgram(() => {});
for (const command of leaves(program)) {
  command.action(async () => {
    const args = completeArguments(Deno.args, commandNames(program));
    code = await runChild(new URL("main.ts", import.meta.url), permissionFlags(command), args);
  });
}
Deno.exit(await runProgram(program, Deno.args) ?? code);

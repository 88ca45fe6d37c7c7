/**
 * The entry of the command line: `deno task bench`. Help, and errors of the command line, are answered
 * here; a command is carried out by another process, which may do only what the command has to.
 */

import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { fileURLToPath } from "node:url";
import { ENDING_SIGNALS } from "./interruption.ts";
import { permissionFlags } from "./permissions.ts";
import { createProgram } from "./program.ts";
import { commandNames, completeArguments, runProgram } from "./run_program.ts";

/** Memory goes back to the system early: every worker has a heap of its own. */
const V8_FLAGS = [
  "--max-semi-space-size=1",
  "--optimize-for-size",
  "--heap-growing-percent=10",
  "--no-concurrent-recompilation",
];
const ALLOCATOR = { MALLOC_ARENA_MAX: "1", MALLOC_TRIM_THRESHOLD_: "65536" };

/** Runs `main.ts` with the same arguments, complete, and the permissions that the command needs. */
async function start(command: CommandUnknownOpts): Promise<number> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      `--v8-flags=${V8_FLAGS.join(",")}`,
      // As in deno.json, which a workspace that the project is part of leaves unread.
      "--unstable-worker-options",
      ...permissionFlags(command),
      fileURLToPath(new URL("./main.ts", import.meta.url)),
      ...completeArguments(Deno.args, commandNames(program)),
    ],
    env: ALLOCATOR,
  }).spawn();
  for (const signal of ENDING_SIGNALS) Deno.addSignalListener(signal, () => passOn(child, signal));
  return (await child.status).code;
}

/** A signal may have been sent to this process alone. Windows sends Ctrl-C to every process itself. */
function passOn(child: Deno.ChildProcess, signal: Deno.Signal): void {
  if (Deno.build.os === "windows") return;
  try {
    child.kill(signal);
  } catch {
    // It has ended already.
  }
}

/** The commands of a program that have no commands below them. */
function leaves(command: CommandUnknownOpts): CommandUnknownOpts[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
}

let code = 0;
const program = createProgram(() => {});
for (const command of leaves(program)) {
  command.action(async () => {
    code = await start(command);
  });
}
Deno.exit(await runProgram(program, Deno.args) ?? code);

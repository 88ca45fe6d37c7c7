/** Runs a command, in the process that `launch.ts` starts for it. */

import { fileFault } from "../base/mod.ts";
import { thisMachine } from "../run/this_machine.ts";
import { carryOut } from "./carry_out.ts";
import { commandLine } from "./commands/mod.ts";
import { INTERRUPTED } from "./interruption.ts";
import { outputFault, printError } from "./print.ts";
import { commanderProgram } from "./renderers/mod.ts";
import { runProgram } from "./run_program.ts";
import { loadFoundPlugins } from "./used_plugins.ts";

// A launcher killed by SIGKILL passes no signal on, so this process watches for its end.
const launcher = Deno.ppid;
Deno.unrefTimer(setInterval(() => Deno.ppid !== launcher && Deno.exit(INTERRUPTED), 250));

// Plug-ins, which are loaded next, have no business with the machine's name.
if (Deno.permissions.querySync({ name: "sys", kind: "hostname" }).state === "granted") {
  thisMachine();
  for (const kind of ["hostname", "cpus"] as const) {
    Deno.permissions.revokeSync({ name: "sys", kind });
  }
}

const create = async () => {
  // What is checked is loaded in workers alone.
  if (Deno.args[0] !== "check") await loadFoundPlugins();
  return commanderProgram(commandLine, carryOut);
};
const ended = await runProgram(create, Deno.args);
const fault = outputFault();
if (fault !== null) printError(`Cannot write to standard output: ${fileFault(fault)}`);
// To a script, a regression matters more than a lost line of output.
Deno.exit(fault !== null && ended === 0 ? 1 : ended);

/** Prints, as JSON, the flags that command lines get which are its arguments: for permissions_test.ts. */

import { commandLine } from "../../../bench/cli/commands/mod.ts";
import { permissionFlags } from "../../../bench/cli/permissions.ts";
import { commanderProgram } from "../../../bench/cli/renderers/mod.ts";

const all: string[][] = [];
const program = commanderProgram(commandLine, (invocation) => {
  all.push(permissionFlags(invocation));
  return Promise.resolve(0);
});
for (const line of Deno.args) await program.run(line.split(" "));
console.log(JSON.stringify(all));

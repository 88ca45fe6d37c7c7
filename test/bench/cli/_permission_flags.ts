/** Prints, as JSON, the flags that command lines get which are its arguments: for permissions_test.ts. */

import { permissionFlags } from "../../../bench/cli/permissions.ts";
import { createProgram } from "../../../bench/cli/program.ts";
import { leavesOf } from "./_leaves.ts";

const all: string[][] = [];
for (const line of Deno.args) {
  const program = createProgram(() => {});
  for (const [, command] of leavesOf(program)) {
    command.action(() => {
      all.push(permissionFlags(command));
    });
  }
  await program.parseAsync(line.split(" "), { from: "user" });
}
console.log(JSON.stringify(all));

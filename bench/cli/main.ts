/** Carries out a command, in the process that `launch.ts` starts for it. */

import { INTERRUPTED } from "./interruption.ts";
import { createProgram } from "./program.ts";
import { runProgram } from "./run_program.ts";

// A launcher that kill -9 ended passes no signal on: without it nobody would end this process.
const launcher = Deno.ppid;
Deno.unrefTimer(setInterval(() => Deno.ppid !== launcher && Deno.exit(INTERRUPTED), 250));

let code = 0;
const program = createProgram((ended) => code = ended);
Deno.exit(await runProgram(program, Deno.args) ?? code);

/** The process of `withSession`: what it reads are lines of JSON, and after each it writes the mark. */

import { carryOut } from "../../../bench/cli/carry_out.ts";
import { commandLine } from "../../../bench/cli/commands/mod.ts";
import { commanderProgram } from "../../../bench/cli/renderers/mod.ts";
import { runProgram } from "../../../bench/cli/run_program.ts";
import { TextLineStream } from "../../../std.ts";

const [mark = ""] = Deno.args;

async function writeAll(output: typeof Deno.stdout, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length;) at += await output.write(bytes.subarray(at));
}

const lines = Deno.stdin.readable.pipeThrough(new TextDecoderStream())
  .pipeThrough(new TextLineStream());
for await (const line of lines) {
  const { args, folder }: { args: string[]; folder: string } = JSON.parse(line);
  Deno.env.set("INIT_CWD", folder);
  const code = await runProgram(() => commanderProgram(commandLine, carryOut), args);
  await writeAll(Deno.stdout, `${mark}${code}\n`);
  await writeAll(Deno.stderr, mark);
}

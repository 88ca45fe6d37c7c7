/** The process of `withSession`: what it reads are lines of JSON, and after each it writes the mark. */

import { createProgram } from "../../../bench/cli/program.ts";
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
  let code = 0;
  const ended = await runProgram(() => createProgram((exit) => code = exit), args);
  await writeAll(Deno.stdout, `${mark}${ended ?? code}\n`);
  await writeAll(Deno.stderr, mark);
}

/** Writes half of a file, prints a line, and waits to be killed: `_slow_writer.ts FILE`. */

import { writeFile } from "../../../bench/base/mod.ts";

const [path] = Deno.args as [string];
await writeFile(path, halves());

function* halves() {
  yield new TextEncoder().encode("the first half, ");
  console.log("half");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
  yield new TextEncoder().encode("the second");
}

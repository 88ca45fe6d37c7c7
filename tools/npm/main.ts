/** `deno task pack`: the npm package `gradnoise`, the optimizer toolkit, as a tarball. */

import { plainLine, UsageError } from "../../bench/base/mod.ts";
import { pack } from "./pack.ts";

const HELP = `Usage: deno task pack [FOLDER]

Compiles engine/ and optim/ for Node, browsers and Deno, and packs them with
their types, kernels.wasm and their pages of docs/ into
FOLDER/gradnoise-VERSION.tgz. FOLDER is npm/ if missing.`;

try {
  const [folder = "npm", ...rest] = Deno.args;
  if (["-h", "--help"].includes(folder)) {
    console.log(HELP);
    Deno.exit(0);
  }
  if (rest.length > 0 || folder.startsWith("-")) throw new UsageError(HELP);
  const { tarball, bytes, files } = await pack(folder);
  console.log(`${tarball}: ${files} files, ${(bytes / 1000).toFixed(0)} kB`);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(plainLine(error.message));
  Deno.exit(2);
}

/** `deno task bench:speed`: starts the measurements in the same way as trials. */

import { runChild } from "../../bench/cli/mod.ts";

const permissions = [
  "--allow-read",
  "--allow-write",
  "--allow-run",
  "--allow-env=INIT_CWD,NO_COLOR,FORCE_COLOR",
  "--ignore-env",
];
Deno.exit(await runChild(new URL("main.ts", import.meta.url), permissions, Deno.args));

/**
 * The entry point of `deno task bench`. It handles help and errors of the command line; a second process
 * runs the command, with only the permissions that the command needs. Plug-ins are never loaded here.
 */

import { launch } from "./launch_program.ts";
import { commanderProgram } from "./renderers/mod.ts";

await launch(commanderProgram);

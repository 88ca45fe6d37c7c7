/** The entry point of `deno task --config deno.jsr.json bench`: as `launch.ts`, with Cliffy for commander. */

import { Command, ValidationError } from "@cliffy/command";
import { launch } from "./launch_program.ts";
import { cliffyProgram } from "./renderers/mod.ts";

await launch(cliffyProgram({ Command, ValidationError }));

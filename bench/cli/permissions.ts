import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { packagesFolder } from "../base/mod.ts";
import { pathsOfCommand } from "./path_use.ts";

/** The variables that commands read; all others look as if they were not set. */
const VARIABLES = [
  "INIT_CWD",
  "NO_COLOR",
  "FORCE_COLOR",
  "CLICOLOR_FORCE",
  "GITHUB_STEP_SUMMARY",
  "GITHUB_ACTIONS",
] as const;

/** The permissions of a parsed command, as flags of `deno run`: no network, no programs. */
export function permissionFlags(command: CommandUnknownOpts): string[] {
  const project = fileURLToPath(new URL("../../", import.meta.url));
  const { read, write } = pathsOfCommand(command);
  const flags = (name: string, paths: readonly string[]) =>
    [...new Set(paths.map(withoutComma))].map((path) => `--allow-${name}=${path}`);
  return [
    // The network is closed to requests, but not to imports.
    "--no-remote",
    ...flags("read", [project, packagesFolder(), ...read, ...write]),
    ...flags("write", write),
    `--allow-env=${VARIABLES.join(",")}`,
    // A package that asks for another variable, as some do on a terminal, gets an answer, not an error.
    "--ignore-env",
  ];
}

/** A path as a flag can name it, in which a comma ends a path: if need be, a folder above it. */
function withoutComma(path: string): string {
  return path.includes(",") ? withoutComma(dirname(path)) : path;
}

import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { packagesFolder } from "../base/mod.ts";
import type { PluginFiles } from "../plugins/mod.ts";
import { pathsOfCommand } from "./path_use.ts";
import { PLUGINS } from "./used_plugins.ts";

/** The environment variables that commands read; all others appear unset. */
const VARIABLES = [
  "INIT_CWD",
  "NO_COLOR",
  "FORCE_COLOR",
  "CLICOLOR_FORCE",
  "GITHUB_STEP_SUMMARY",
  "GITHUB_ACTIONS",
  PLUGINS,
] as const;

/**
 * The permissions of a parsed command, as flags of `deno run`: no network, no other programs.
 *
 * @param command Null for help, which reads and writes nothing.
 */
export function permissionFlags(
  command: CommandUnknownOpts | null,
  plugins: readonly PluginFiles[] = [],
): string[] {
  const project = fileURLToPath(new URL("../../", import.meta.url));
  const { read, write } = command === null ? { read: [], write: [] } : pathsOfCommand(command);
  const sources = plugins.flatMap(({ sources }) => sources);
  const flags = (name: string, paths: readonly string[]) =>
    [...new Set(paths.map(withoutComma))].map((path) => `--allow-${name}=${path}`);
  return [
    // Denying the network stops requests, but not imports.
    "--no-remote",
    // Nor is the registry of packages to what a plug-in may import: all that is needed is here by then.
    ...plugins.length > 0 ? ["--cached-only"] : [],
    ...flags("read", [project, packagesFolder(), ...sources, ...read, ...write]),
    ...flags("write", write),
    `--allow-env=${VARIABLES.join(",")}`,
    // A package that reads another variable, as some do on a terminal, finds it unset instead of failing.
    "--ignore-env",
  ];
}

/** A path that a flag can name: commas separate paths, so one with a comma gives way to a parent folder. */
function withoutComma(path: string): string {
  return path.includes(",") ? withoutComma(dirname(path)) : path;
}

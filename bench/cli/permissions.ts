import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { packagesFolder } from "../base/mod.ts";
import type { PluginFiles } from "../plugins/mod.ts";
import { kindOfStore, type StoreLocation } from "../run/store/kinds.ts";
import type { Invocation } from "./commands/command_row.ts";
import { resolveUserPath } from "./paths.ts";
import { pathsOf } from "./paths_of.ts";
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
 * The permissions of a command, as flags of `deno run`: no other programs, and no network but the one
 * server that the command line names as its store, and the port of this machine that a command listens on. A
 * command that trains may ask for the names of the machine and its processor.
 *
 * @param invocation Null for help, which reads and writes nothing.
 */
export function permissionFlags(
  invocation: Invocation | null,
  plugins: readonly PluginFiles[] = [],
): string[] {
  const project = fileURLToPath(new URL("../../", import.meta.url));
  const { read, write } = invocation === null ? { read: [], write: [] } : pathsOf(invocation);
  const server = serverOf(invocation);
  const port = invocation?.command.port(invocation.options) ?? null;
  const hosts = [...server.hosts, ...port === null ? [] : [`127.0.0.1:${port}`]];
  const sources = plugins.flatMap(({ sources }) => sources);
  const flags = (name: string, paths: readonly string[]) =>
    [...new Set(paths.map(withoutComma))].map((path) => `--allow-${name}=${path}`);
  return [
    // Denying the network stops requests, but not imports.
    "--no-remote",
    // Nor is the registry of packages to what a plug-in may import: all that is needed is here by then.
    ...plugins.length > 0 ? ["--cached-only"] : [],
    ...flags("read", [project, packagesFolder(), ...sources, ...read, ...server.read, ...write]),
    ...flags("write", write),
    ...invocation?.command.trains(invocation.options) ? ["--allow-sys=hostname,cpus"] : [],
    ...hosts.map((host) => `--allow-net=${host}`),
    `--allow-env=${[...VARIABLES, ...server.variables].join(",")}`,
    // A package that reads another variable, as some do on a terminal, finds it unset instead of failing.
    "--ignore-env",
  ];
}

/** What a command needs of a server that its --storage names; nothing where it names none. */
function serverOf(invocation: Invocation | null) {
  const storage = invocation?.options.storage as StoreLocation | undefined;
  const server = storage === undefined ? null : kindOfStore(storage).server;
  if (storage === undefined || server === null) return { hosts: [], variables: [], read: [] };
  const files = server.files.map((name) => Deno.env.get(name)).filter((path) => !!path);
  return {
    hosts: [server.hostOf(storage.place)],
    variables: server.variables,
    read: files.map((path) => resolveUserPath(path!)),
  };
}

/** A path that a flag can name: commas separate paths, so one with a comma gives way to a parent folder. */
function withoutComma(path: string): string {
  return path.includes(",") ? withoutComma(dirname(path)) : path;
}

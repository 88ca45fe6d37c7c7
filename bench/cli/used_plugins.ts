import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { PluginFiles } from "../plugins/mod.ts";
import type { Invocation } from "./commands/command_row.ts";
import { resolveUserPath, showPath } from "./paths.ts";
import { pathsOf } from "./paths_of.ts";

/** The variable in which the first process gives the second what plug-ins there are. */
export const PLUGINS = "GRADNOISE_PLUGINS";

/** The values of `--use` in a command line that may not be read yet. */
export function usedPaths(args: readonly string[]): string[] {
  return args.flatMap((word, i) =>
    word === "--use" ? args.slice(i + 1, i + 2) : word.startsWith("--use=") ? [word.slice(6)] : []
  );
}

/** The modules of a command: those of `--use`, then those of its suite's file. */
export function modulesOf(invocation: Invocation): string[] {
  const { plugins, suites } = pathsOf(invocation);
  return [...plugins, ...suites.flatMap(modulesOfSuite)];
}

/** What a suite's file says under "use"; nothing where it is no suite, which is found out later. */
function modulesOfSuite(path: string): string[] {
  try {
    const { use } = JSON.parse(Deno.readTextFileSync(path));
    return [use].flat().filter((module) => typeof module === "string")
      .map((module) => resolve(dirname(path), module));
  } catch {
    return [];
  }
}

/**
 * Finds the files of plug-ins, each once.
 *
 * @throws {UsageError} If one cannot be used.
 */
export async function findPlugins(modules: readonly string[]): Promise<PluginFiles[]> {
  if (modules.length === 0) return [];
  const { findPluginFiles, installPackages } = await import("../plugins/mod.ts");
  const paths = [...new Set(modules.map(resolveUserPath))];
  const [, ...plugins] = await Promise.all([
    installPackages(),
    ...paths.map((path) => findPluginFiles(path, showPath(path))),
  ]);
  return plugins;
}

/** The plug-ins that the first process found. */
export function foundPlugins(): PluginFiles[] {
  return JSON.parse(Deno.env.get(PLUGINS) || "[]");
}

/** What is wrong with a plug-in whose code an error comes from: a sentence, or null for none. */
export function faultOfPlugin(error: unknown): string | null {
  const plugins = foundPlugins();
  if (plugins.length === 0 || !(error instanceof Error)) return null;
  for (const line of error.stack?.split("\n") ?? []) {
    const [, url, row] = /(file:\/\/[^\s()]+?):(\d+):\d+/.exec(line) ?? [];
    if (url === undefined) continue;
    const path = fileURLToPath(url);
    if (!plugins.some(({ sources }) => sources.includes(path))) continue;
    return `${showPath(path)} line ${row}: ${error.name}: ${error.message.split("\n")[0]}`;
  }
  return null;
}

/**
 * Loads the plug-ins that the first process found.
 *
 * @throws {UsageError} If one cannot be loaded.
 */
export async function loadFoundPlugins(): Promise<void> {
  const plugins = foundPlugins();
  if (plugins.length === 0) return;
  const { loadPlugin, pluginModule } = await import("../plugins/mod.ts");
  for (const files of plugins) {
    await loadPlugin(await pluginModule(files), showPath(files.path));
  }
}

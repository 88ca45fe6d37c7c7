import { readFile } from "node:fs/promises";
import { dirname, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { sha256 } from "../../engine/base/mod.ts";
import { plainLine, UsageError } from "../base/mod.ts";
import { type PluginModule, registerParts } from "../trial/spec/mod.ts";
import { checkShape } from "./check_shape.ts";
import type { Plugin } from "./plugin.ts";
import type { PluginFiles } from "./plugin_files.ts";
import { registerSuites } from "./register_suites.ts";

/** Loading a module should take no time; one that waits for something forever is given up. */
const SECONDS = 20;

/** A module as workers load it, with the digest of its files. */
export async function pluginModule({ path, sources }: PluginFiles): Promise<PluginModule> {
  const parts: (string | Uint8Array)[] = [];
  for (const source of sources) {
    const bytes = await readFile(source);
    // A copy in another folder is the same plug-in.
    const name = relative(dirname(path), source).replaceAll("\\", "/");
    parts.push(`${name} ${bytes.length}\n`, bytes);
  }
  return { url: pathToFileURL(path).href, sources, digest: sha256(...parts) };
}

/**
 * Loads a plug-in into this thread and registers everything it brings.
 *
 * @param shown Its path as the user wrote it.
 * @throws {UsageError} If it cannot be loaded, is no plug-in, or has a name that is taken.
 */
export async function loadPlugin(module: PluginModule, shown: string): Promise<Plugin> {
  const refuse = (reason: string, cause?: unknown) => {
    const error = new UsageError(plainLine(`Cannot use the plug-in ${shown}: ${reason}`));
    error.cause = cause;
    return error;
  };
  let exports: object;
  try {
    exports = await importInTime(module.url);
  } catch (error) {
    throw refuse(`${placeOf(error, module)}${messageOf(error)}`, error);
  }
  try {
    const plugin = checkShape(exports);
    registerParts(module, plugin);
    await registerSuites(plugin);
    return plugin;
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof UsageError)) throw error;
    throw refuse(error.message.charAt(0).toLowerCase() + error.message.slice(1), error);
  }
}

async function importInTime(url: string): Promise<object> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new Error(`it has not loaded after ${SECONDS} seconds`)),
    SECONDS * 1000,
  );
  try {
    return await Promise.race([import(url), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** An error's first line, with its class where that says something. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return `it throws ${String(error)}`;
  // deno-lint-ignore no-control-regex
  const [line = ""] = error.message.replace(/\x1b\[[\d;]*m/g, "").split("\n");
  if (error instanceof Deno.errors.NotCapable) {
    return `${line.replace(/, run again.*/, "")}, which no plug-in gets`;
  }
  const message = line.replace(/ at file:\/\/.*/, "");
  return error.name === "Error" ? message : `${error.name}: ${message}`;
}

/** "line 3: ", where the plug-in's own code is on the stack. */
function placeOf(error: unknown, { url, sources }: PluginModule): string {
  const stack = error instanceof Error ? error.stack ?? "" : "";
  for (const [, at = "", line] of stack.matchAll(/(file:\/\/[^\s()]+?):(\d+):\d+/g)) {
    if (at === url) return `line ${line}: `;
    const path = fileURLToPath(at);
    if (sources.includes(path)) return `${path} line ${line}: `;
  }
  return "";
}

import { fileURLToPath, pathToFileURL } from "node:url";
import { fileFault, plainLine, UsageError } from "../base/mod.ts";

/** A plug-in on this machine: its module, and every local file that this imports. Paths are absolute. */
export interface PluginFiles {
  readonly path: string;
  /** The module itself and what it imports, in the order of their paths. */
  readonly sources: readonly string[];
}

const PROJECT = new URL("../../", import.meta.url);

/** What `deno info --json` prints, as far as it is read here. */
interface Graph {
  readonly roots: readonly string[];
  readonly modules: readonly Module[];
}

interface Module {
  readonly specifier: string;
  readonly error?: string;
  readonly dependencies?: readonly Dependency[];
}

interface Dependency {
  readonly specifier: string;
  /** Missing for an import of types alone. */
  readonly code?: { readonly specifier?: string; readonly error?: string };
}

/**
 * Finds the files of a plug-in, without running it. Needs the permission to run Deno.
 *
 * @param path Absolute.
 * @param shown The path as the user wrote it.
 * @throws {UsageError} If the module, or one that it imports, cannot be read or does not parse, or if it
 * imports from the network.
 */
export async function findPluginFiles(path: string, shown: string): Promise<PluginFiles> {
  const refuse = (reason: string) =>
    new UsageError(plainLine(`Cannot use the plug-in ${shown}: ${reason}`));
  try {
    if (!(await Deno.stat(path)).isFile) throw refuse("expected a file, as mine.ts");
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw refuse(fileFault(error));
  }
  const graph = await readGraph(path);
  if (typeof graph === "string") throw refuse(graph);
  const modules = new Map(graph.modules.map((module) => [module.specifier, module]));
  const sources = new Set<string>();
  const visit = (specifier: string, from: string): void => {
    if (/^(npm|node):/.test(specifier) || isOwn(specifier) || sources.has(specifier)) return;
    if (!specifier.startsWith("file:")) {
      throw refuse(`it imports ${from}; a plug-in can import local files and gradnoise's packages`);
    }
    const { error, dependencies = [] } = modules.get(specifier) ?? {};
    if (error !== undefined) throw refuse(importFault(error, from, specifier === graph.roots[0]));
    sources.add(specifier);
    for (const { specifier: written, code } of dependencies) {
      if (code === undefined) continue;
      if (code.error !== undefined || code.specifier === undefined) {
        throw refuse(`it imports "${written}", which is none of gradnoise's packages`);
      }
      visit(code.specifier, written);
    }
  };
  visit(graph.roots[0]!, shown);
  return { path, sources: [...sources].map((url) => fileURLToPath(url)).sort() };
}

/**
 * Downloads the packages of gradnoise that are not here yet, as starting it would do: what loads a
 * plug-in must not ask the registry for anything.
 */
export async function installPackages(): Promise<void> {
  const entry = fileURLToPath(new URL("bench/cli/main.ts", PROJECT));
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["cache", "--quiet", "--no-remote", entry],
    env: { NO_COLOR: "1" },
    stdin: "null",
  }).output();
  if (success) return;
  const [line] = new TextDecoder().decode(stderr).split("\n");
  throw new UsageError(plainLine(`Cannot install the packages: ${line!.replace(/^error: /, "")}`));
}

/** The modules that a module reaches; a sentence if Deno cannot say. */
async function readGraph(path: string): Promise<Graph | string> {
  const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...[
        "info",
        "--json",
        "--no-remote",
        "--config",
        fileURLToPath(new URL("deno.json", PROJECT)),
      ],
      pathToFileURL(path).href,
    ],
    env: { NO_COLOR: "1" },
    stdin: "null",
  }).output();
  try {
    return JSON.parse(new TextDecoder().decode(stdout)) as Graph;
  } catch {
    const text = new TextDecoder().decode(stderr);
    const [, added] = /\+\s*"(npm:[^"]+)"/.exec(text) ?? [];
    if (added !== undefined) return `it imports "${added}", which is none of gradnoise's packages`;
    const line = text.split("\n").find((line) => line.startsWith("error: ")) ?? text;
    return line.replace(/^error: /, "");
  }
}

/** Whether a module is of gradnoise itself, whose code has a fingerprint of its own. */
function isOwn(specifier: string): boolean {
  if (!specifier.startsWith(PROJECT.href)) return false;
  return /^(mod\.ts|std\.ts|(engine|optim|tasks|models|bench)\/.*)$/
    .test(specifier.slice(PROJECT.href.length));
}

/** Why a module cannot be imported. */
function importFault(error: string, from: string, isPlugin: boolean): string {
  const [message = ""] = error.split("\n");
  if (message.startsWith("Module not found")) return `it imports ${from}, which is not there`;
  const syntax = message.replace(/^SyntaxError: /, "");
  if (syntax === message) return message;
  const [, line] = /:(\d+):\d+\s*$/.exec(error) ?? [];
  return [isPlugin ? [] : [from], line === undefined ? [] : [`line ${line}`]].flat().join(" ") +
    `: ${syntax}`;
}

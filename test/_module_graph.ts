/** What imports what, as Deno itself resolves it. */

import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);

/** An import statement, a re-export, or a dynamic import. */
export interface Import {
  /** Path of the importing file, from the root of the repository. */
  readonly from: string;
  /** As it is written. */
  readonly specifier: string;
  /** Path of the imported file, from the root of the repository; null for a package. */
  readonly to: string | null;
}

interface Dependency {
  readonly specifier: string;
  readonly isDynamic?: boolean;
  readonly code?: { readonly specifier?: string; readonly error?: string };
  readonly type?: { readonly specifier?: string; readonly error?: string };
}

interface ModuleGraph {
  readonly modules: readonly {
    readonly specifier: string;
    readonly error?: string;
    readonly dependencies?: readonly Dependency[];
  }[];
}

/** Folders that deno.json leaves out: what lies there is no TypeScript for Deno. */
const excluded: readonly RegExp[] = JSON.parse(readSource("deno.json")).exclude
  .map((glob: string) => new RegExp(`^${glob.replaceAll("*", "[^/]*")}$`));

/** Paths of the TypeScript files in a folder and below, in order; "" is the root. */
export function sourceFiles(folder: string): string[] {
  const paths: string[] = [];
  for (const entry of Deno.readDirSync(new URL(folder, root))) {
    const path = folder + entry.name;
    if (excluded.some((glob) => glob.test(`${path}/`))) continue;
    if (entry.isDirectory && folder !== "") paths.push(...sourceFiles(`${path}/`));
    if (entry.isFile && path.endsWith(".ts")) paths.push(path);
  }
  return paths.sort();
}

/** The text of a file of the repository. */
export function readSource(path: string): string {
  return Deno.readTextFileSync(new URL(path, root));
}

function pathOf(url: string): string | null {
  return url.startsWith(root.href) ? decodeURIComponent(url.slice(root.href.length)) : null;
}

/** The graph of a file, by Deno. */
async function graphOf(entry: string): Promise<ModuleGraph> {
  const command = new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", "--config", fileURLToPath(new URL("deno.json", root)), entry],
  });
  const { success, stdout, stderr } = await command.output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return JSON.parse(new TextDecoder().decode(stdout));
}

/** What is loaded before a program's first line: files of the repository, and packages by name. */
export async function loadedBy(path: string): Promise<{ files: string[]; packages: string[] }> {
  const { modules } = await graphOf(fileURLToPath(new URL(path, root)));
  const known = new Map(modules.map((module) => [module.specifier, module]));
  const files = new Set<string>(), packages = new Set<string>();
  const visit = (url: string) => {
    const file = pathOf(url);
    if (file === null) {
      const [, name] = /^npm:\/?((?:@[^/]+\/)?[^@/]+)/.exec(url) ?? [];
      if (name !== undefined) packages.add(name);
    } else if (!files.has(file)) {
      files.add(file);
      for (const { code, isDynamic = false } of known.get(url)?.dependencies ?? []) {
        if (!isDynamic && code?.specifier !== undefined) visit(code.specifier);
      }
    }
  };
  visit(new URL(path, root).href);
  return { files: [...files].sort(), packages: [...packages].sort() };
}

/** Every import of the files, in their order. */
export async function importsOf(files: readonly string[]): Promise<Import[]> {
  const folder = await Deno.makeTempDir();
  try {
    // `deno info` takes one file: this one imports them all.
    const entry = `${folder}/all.ts`;
    const imports = files.map((file) => `import ${JSON.stringify(new URL(file, root).href)};`);
    await Deno.writeTextFile(entry, imports.join("\n"));
    const graph = await graphOf(entry);
    const modules = new Map(graph.modules.map((module) => [pathOf(module.specifier), module]));
    return files.flatMap((from) => {
      const module = modules.get(from);
      if (module === undefined || module.error !== undefined) {
        throw new Error(`Cannot read the imports of ${from}: ${module?.error ?? "not in graph"}`);
      }
      return (module.dependencies ?? []).map(({ specifier, code, type }) => ({
        from,
        specifier,
        to: pathOf(code?.specifier ?? type?.specifier ?? ""),
      }));
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Who may import what. */

import type { Import } from "../_module_graph.ts";

/** What each floor stands on. */
const below: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  optim: ["engine"],
  tasks: ["engine"],
  models: ["engine", "optim", "tasks"],
  bench: ["engine", "optim", "tasks", "models"],
  "mod.ts": ["engine", "optim", "tasks", "models", "bench"],
  "std.ts": [],
};

/** What other floors may import of a floor beside its mod.ts: what loads no TensorFlow.js. */
const light: readonly string[] = [
  "engine/base/mod.ts",
  "models/mem_n2n_options.ts",
  "models/issue_words.ts",
  "models/registry.ts",
];

const forAll: readonly string[] = ["std.ts", "deno.json"];

/** The packages that only some files may import, and which those are. */
const restricted: Readonly<Record<string, RegExp>> = {
  commander: /^(test\/)?bench\/cli\//,
  "@commander-js/extra-typings": /^(test\/)?bench\/cli\//,
  "deno-std": /^std\.ts$/,
  "axe-core": /^test\//,
  // Its properties have a seed there.
  "fast-check": /^test\/_properties\.ts$/,
  "playwright-core": /^test\//,
};

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

function packageFault(from: string, specifier: string, packages: readonly string[]): string | null {
  if (specifier.startsWith("node:")) return null;
  const name = packageOf(specifier);
  if (!packages.includes(name)) return "is not one of the names in deno.json";
  return restricted[name]?.test(from) === false ? "is not for this file" : null;
}

function fileFault(from: string, to: string): string | null {
  const folder = folderOf(to);
  const name = to.slice(folder.length);
  if (name.startsWith("_") && !from.startsWith(folder) && !from.startsWith(`test/${folder}`)) {
    return "is private to its folder";
  }
  const [floor = ""] = from.split("/");
  const [other = ""] = to.split("/");
  if (floor === "test" || floor === other || forAll.includes(to)) return null;
  if (!below[floor]?.includes(other)) return "is not below";
  return to === `${other}/mod.ts` || light.includes(to) ? null : "is not a floor's mod.ts";
}

/** What is wrong with the imports, a sentence each; `packages` are the names in deno.json. */
export function importFaults(imports: readonly Import[], packages: readonly string[]): string[] {
  return imports.flatMap(({ from, specifier, to }) => {
    const fault = to === null ? packageFault(from, specifier, packages) : fileFault(from, to);
    return fault === null ? [] : [`${from} imports ${specifier}, which ${fault}`];
  });
}

/** The files of a circle, the first again at the end; null when there is none. */
export function findCircle(imports: readonly Import[]): string[] | null {
  const targets = Map.groupBy(imports, ({ from }) => from);
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const { to } of targets.get(file) ?? []) {
      const circle = to === null ? null : visit(to, [...path, file]);
      if (circle !== null) return circle;
    }
    done.add(file);
    return null;
  };
  for (const file of targets.keys()) {
    const circle = visit(file, []);
    if (circle !== null) return circle;
  }
  return null;
}

/** Who may import what. */

import type { Import } from "../_module_graph.ts";

/** The floors, from the ground up; a file lies on the first that its path begins with. */
const floors: readonly string[] = [
  "engine/",
  "optim/",
  "tasks/",
  "models/",
  "bench/trial/",
  "bench/base/",
  "bench/suites/",
  "bench/run/",
  "bench/results/",
  "bench/report/",
  "bench/watch/",
  "bench/plugins/",
  "bench/cli/",
];

/** What stands on every floor. */
const above: readonly string[] = ["bench/mod.ts", "mod.ts", "tools/"];

/** Programs have no public names: their tests import their files. */
const programs: readonly string[] = [
  "bench/cli/",
  "bench/report/page/",
  "bench/watch/page/",
  "tools/",
];

/** Floors side by side: neither knows the other. */
const sideBySide: readonly string[] = ["optim/", "tasks/"];

/** What other floors may import of a floor beside its mod.ts: what loads no TensorFlow.js. */
const light: readonly string[] = [
  "engine/base/mod.ts",
  "optim/spec/mod.ts",
  "models/details/mod.ts",
  "models/memn2n/options.ts",
  "models/issue_words.ts",
  "models/registry.ts",
  "bench/suites/limits.ts",
  "bench/suites/suites.ts",
  "bench/run/store/kinds.ts",
  "bench/run/this_machine.ts",
];

const forAll: readonly string[] = ["std.ts", "deno.json", "bench/baselines/ci.json"];

/** The packages that only some files may import, and which those are. */
const restricted: Readonly<Record<string, RegExp>> = {
  commander: /^bench\/cli\/renderers\//,
  "deno-std": /^std\.ts$/,
  "axe-core": /^test\//,
  // Its properties have a seed there.
  "fast-check": /^test\/_properties\.ts$/,
  // The name of the npm package, for its documentation and its own tests.
  gradnoise: /^test\/tools\/npm\/fixtures\//,
  "playwright-core": /^test\//,
  // What asks a server is loaded for such a store alone.
  pg: /^(bench\/run\/store\/postgres|tools\/evidence\/pool)\//,
  "pg-boss": /^bench\/run\/queue\//,
  "@types/pg": /^(bench\/run\/store\/postgres|tools\/evidence\/pool)\//,
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

/** The floor of a file, from the ground up; `floors.length` above them all, -1 for none. */
function heightOf(path: string): number {
  if (above.some((place) => path === place || (place.endsWith("/") && path.startsWith(place)))) {
    return floors.length;
  }
  return floors.findIndex((floor) => path.startsWith(floor));
}

function fileFault(from: string, to: string): string | null {
  const folder = folderOf(to);
  const name = to.slice(folder.length);
  const ofTest = from.startsWith("test/");
  if (ofTest && to.startsWith("test/")) return null;
  if (name.startsWith("_") && !from.startsWith(folder) && !from.startsWith(`test/${folder}`)) {
    return "is private to its folder";
  }
  if (forAll.includes(to)) return null;
  if (ofTest) {
    const isTested = from === `test/${to.replace(/\.ts$/, "_test.ts")}`;
    const isOpen = name === "mod.ts" || name.startsWith("_") || light.includes(to) ||
      programs.some((program) => to.startsWith(program));
    return isTested || isOpen ? null : "is neither a mod.ts nor the file that it tests";
  }
  const height = heightOf(from), other = heightOf(to);
  if (height === other && height < floors.length) return null;
  if (from.startsWith("tools/") && to.startsWith("tools/")) return null;
  if (to === "bench/mod.ts" && (from === "mod.ts" || from.startsWith("tools/"))) return null;
  const besides = [height, other].every((at) => sideBySide.includes(floors[at] ?? ""));
  if (other === -1 || other >= height || besides) return "is not below";
  // A fault stands in for any module.
  if (from.startsWith("tools/evidence/faults/")) return null;
  // A room of the harness, a folder of a floor, has its public names as well.
  const isPublic = to === `${floors[other]}mod.ts` ||
    (to.startsWith("bench/") && to.endsWith("/mod.ts"));
  return isPublic || light.includes(to) ? null : "is not a floor's mod.ts";
}

/** The files of the harness that are on no floor. */
export function looseFiles(paths: readonly string[]): string[] {
  return paths.filter((path) =>
    path.startsWith("bench/") && path !== "bench/mod.ts" && heightOf(path) === -1
  );
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

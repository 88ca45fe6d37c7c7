import { assertEquals } from "../../std.ts";
import { findCircle, importFaults, looseFiles } from "./_import_rule.ts";
import { type Import, importsOf, readSource, sourceFiles } from "../_module_graph.ts";

const folders = ["engine/", "optim/", "tasks/", "models/", "bench/", "tools/"];
const files = ["", ...folders, "test/"].flatMap(sourceFiles);
const packages = Object.keys(JSON.parse(readSource("deno.json")).imports);

/** The import of a file, or of a package when the specifier is no path. */
function importOf(from: string, specifier: string): Import {
  return { from, specifier, to: specifier.endsWith(".ts") ? specifier : null };
}

Deno.test("the import rule lets imports through that go down", () => {
  const imports = [
    importOf("optim/clip.ts", "engine/mod.ts"),
    importOf("bench/run/plan.ts", "bench/run/store/store.ts"),
    importOf("bench/run/store/schema.ts", "bench/trial/spec/mod.ts"),
    importOf("bench/cli/main.ts", "bench/results/gate/mod.ts"),
    importOf("mod.ts", "bench/mod.ts"),
    importOf("tools/speed/main.ts", "bench/cli/mod.ts"),
    importOf("tools/speed/main.ts", "engine/mod.ts"),
    importOf("tools/evidence/faults/slow.ts", "models/memn2n/memn2n.ts"),
    importOf("bench/cli/main.ts", "std.ts"),
    importOf("bench/cli/renderers/commander_program.ts", "commander"),
    importOf("engine/operations/gather.ts", "engine/_kernel.ts"),
    importOf("test/engine/kernel_test.ts", "engine/_kernel.ts"),
    importOf("engine/json.ts", "node:crypto"),
    importOf("test/bench/run/fraction_test.ts", "bench/run/fraction.ts"),
    importOf("test/bench/run/plan_test.ts", "bench/results/gate/mod.ts"),
    importOf("test/bench/cli/run_test.ts", "bench/cli/options.ts"),
    importOf("test/_properties.ts", "fast-check"),
    importOf("engine/backend.ts", "@tensorflow/tfjs/dist/index.js"),
  ];
  assertEquals(importFaults(imports, packages), []);
});

Deno.test("the import rule refuses every import that breaks it", () => {
  const faulty = [
    importOf("engine/json.ts", "optim/mod.ts"),
    importOf("optim/clip.ts", "tasks/mod.ts"),
    importOf("tasks/task.ts", "optim/mod.ts"),
    importOf("models/model.ts", "bench/mod.ts"),
    importOf("bench/run/plan.ts", "mod.ts"),
    importOf("bench/run/plan.ts", "bench/mod.ts"),
    importOf("bench/trial/train.ts", "bench/base/mod.ts"),
    importOf("bench/suites/recipe.ts", "bench/run/mod.ts"),
    importOf("bench/run/plan.ts", "bench/results/mod.ts"),
    importOf("bench/results/gate/rows.ts", "bench/report/mod.ts"),
    importOf("bench/report/render.ts", "bench/cli/mod.ts"),
    importOf("bench/cli/main.ts", "bench/results/gate/rows.ts"),
    importOf("bench/cli/main.ts", "bench/plan.ts"),
    importOf("bench/plan.ts", "engine/mod.ts"),
    importOf("bench/run/plan.ts", "tools/speed/pairs.ts"),
    importOf("mod.ts", "tools/speed/pairs.ts"),
    importOf("tools/speed/main.ts", "engine/json.ts"),
    importOf("tools/speed/main.ts", "models/_model.ts"),
    importOf("std.ts", "engine/mod.ts"),
    importOf("models/model.ts", "engine/json.ts"),
    importOf("optim/clip.ts", "engine/_kernel.ts"),
    importOf("test/optim/clip_test.ts", "engine/_kernel.ts"),
    importOf("bench/run/plan.ts", "commander"),
    importOf("bench/cli/main.ts", "commander"),
    importOf("test/bench/run/plan_test.ts", "bench/run/fraction.ts"),
    importOf("test/bench/_trials.ts", "bench/trial/train.ts"),
    importOf("test/engine/json_test.ts", "deno-std/assert/mod.js"),
    importOf("bench/run/plan.ts", "playwright-core"),
    importOf("bench/run/queue/work.ts", "pg"),
    importOf("bench/run/store/postgres/schema.ts", "pg-boss"),
    importOf("test/bench/run/plan_test.ts", "fast-check"),
    importOf("engine/json.ts", "npm:zod@4.6.7"),
    importOf("engine/json.ts", "https://example.com/json.js"),
    importOf("engine/json.ts", "left-pad"),
  ];
  for (const item of faulty) {
    assertEquals(importFaults([item], packages).length, 1, `${item.from}: ${item.specifier}`);
  }
});

Deno.test("findCircle() finds a circle behind a straight line", () => {
  const line = [importOf("a.ts", "b.ts"), importOf("b.ts", "c.ts"), importOf("a.ts", "c.ts")];
  assertEquals(findCircle(line), null);
  assertEquals(findCircle([...line, importOf("c.ts", "b.ts")]), ["b.ts", "c.ts", "b.ts"]);
});

Deno.test("imports go down only, to public names and named packages", async () => {
  assertEquals(importFaults(await importsOf(files), packages), []);
});

Deno.test("no imports go round in a circle", async () => {
  assertEquals(findCircle(await importsOf(files)), null);
});

Deno.test("every file of the harness is on a floor", () => {
  assertEquals(looseFiles(["bench/mod.ts", "bench/run/plan.ts"]), []);
  assertEquals(looseFiles(["bench/plan.ts", "bench/store/store.ts"]).length, 2);
  assertEquals(looseFiles(files), []);
});

Deno.test("every folder lists its public names by hand in a mod.ts", () => {
  const product = folders.flatMap(sourceFiles);
  const withFiles = new Set(product.map((path) => path.slice(0, path.lastIndexOf("/") + 1)));
  // A program has no public names; that of the report's page has folders.
  const library = [...withFiles].filter((folder) =>
    !product.includes(`${folder}main.ts`) && !folder.startsWith("bench/report/page/")
  );
  assertEquals(library.filter((folder) => !product.includes(`${folder}mod.ts`)), []);
  // A fault has all names but one of the module that it stands in for.
  const byHand = files.filter((path) => !path.startsWith("tools/evidence/faults/"));
  assertEquals(byHand.filter((path) => /^\s*export\s*\*/m.test(readSource(path))), []);
});

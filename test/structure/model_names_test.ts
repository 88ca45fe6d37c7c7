import { assertEquals } from "../../std.ts";
import { readSource, sourceFiles } from "../_module_graph.ts";
import { models } from "../../models/mod.ts";

/** What may name a model: the models themselves, and data about workloads. */
const NAMING = /^(models|bench\/suites)\//;

/** Code without its comments, where names stand as examples. */
function codeOf(path: string): string {
  return readSource(path).replace(/\/\*.*?\*\/|^\s*\/\/.*$/gms, "");
}

/** Strings that begin with the name of a model, up to the end of the string or of a workload's model. */
function namesIn(code: string): string[] {
  const pattern = new RegExp(`["'\`](${Object.keys(models).join("|")})["'\`/]`, "g");
  return Array.from(code.matchAll(pattern), ([, name]) => name!);
}

Deno.test("no model is named outside models and suites", () => {
  const files = ["engine/", "optim/", "tasks/", "bench/"].flatMap(sourceFiles)
    .filter((path) => !NAMING.test(path));
  const named = files.filter((path) => namesIn(codeOf(path)).length > 0);
  assertEquals(named, []);
});

Deno.test("the name of a model in code is found", () => {
  assertEquals(namesIn('if (name === "memn2n") return `neural-programmer/${task}`;'), [
    "memn2n",
    "neural-programmer",
  ]);
  assertEquals(namesIn('const suite = "paper-neural-programmer";'), []);
});

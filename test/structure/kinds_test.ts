import { assertEquals } from "../../std.ts";
import { readSource, sourceFiles } from "../_module_graph.ts";

/** Code that knows a kind of task, or a task, by its name; or guesses what data have. */
const GUESSES = [
  /(?:===|!==|\bcase)\s*"(?:story|babi[\w-]*|tables-[\w-]*)"/,
  /\.startsWith\(\s*"(?:babi|tables|arithmetic)/,
  /"levels" in\b/,
  /\b(?:task|batch|dataset|data|workload)\.kind\s*(?:===|!==)\s*"/,
];

/** Models take batches of one kind; kinds and collections are what they are. */
const OWNERS = /^(?:tasks|models)\//;

/** Workloads say which tasks learn by which recipe. */
const RECIPES = "bench/suites/workloads.ts";

function guesses(source: string): boolean {
  const code = source.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, "");
  return GUESSES.some((pattern) => pattern.test(code));
}

Deno.test("nothing but kinds, collections and models tells kinds of task apart by name", () => {
  const files = ["", "engine/", "optim/", "bench/", "tools/"].flatMap(sourceFiles)
    .filter((path) => !OWNERS.test(path) && path !== RECIPES);
  assertEquals(files.filter((path) => guesses(readSource(path))), []);
});

Deno.test("the rule sees the ways to guess", () => {
  const ways = [
    'if (task.startsWith("babi-")) return;',
    'const { levels } = "levels" in dataset ? dataset : none;',
    'if (task.kind === "table") return;',
    'switch (kind) { case "story": return 1; }',
    'name === "babi-joint"',
  ];
  assertEquals(ways.filter((source) => !guesses(source)), []);
  assertEquals(guesses('// task.kind === "table"\nask(task);'), false);
});

/** What is said of modules that are no plug-ins: one line, and what to do. */

import { UsageError } from "../../../bench/base/mod.ts";
import { findPluginFiles, loadPlugin, pluginModule } from "../../../bench/plugins/mod.ts";
import { assertEquals, assertRejects } from "../../../std.ts";
import { withFolder, writeFiles } from "../_folder.ts";

const define = `import { definePlugin, models, tasks } from "@gradnoise/gradnoise";
const [task] = tasks, model = models.memn2n;
export default definePlugin(`;

/** By what is wrong: the module, and how the error goes on. */
const refused: Readonly<Record<string, readonly [source: string, message: string]>> = {
  "does not parse": ["export default {\n", "line 1: Unexpected token"],
  "throws": ["\nthrow new RangeError('no\\nmore');", "line 2: RangeError: no"],
  "is empty": [
    "export default { models: [] };",
    "it is empty; expected some of models, tasks,",
  ],
  "imports what is not there": [
    'import x from "./other.ts";\nexport default x;',
    "it imports ./other.ts, which is not there",
  ],
  "imports from the network": [
    'import x from "https://example.com/x.ts";\nexport default x;',
    "it imports https://example.com/x.ts; a plug-in can import local files and gradnoise's packages",
  ],
  "imports another package": [
    'import x from "left-pad";\nexport default x;',
    `it imports "left-pad", which is none of gradnoise's packages`,
  ],
  "imports a name that is not there": [
    'import { nothing } from "@gradnoise/gradnoise";\nexport default nothing;',
    "line 1: SyntaxError: The requested module '@gradnoise/gradnoise' does not provide an export named",
  ],
  "exports nothing": ["const x = 1;", "it has no default export; end it with"],
  "exports a function": ["export default () => {};", "its default export is a function; expected"],
  "has an unknown field": [
    "export default { modells: [] };",
    'unknown field "modells"; did you mean "models"?',
  ],
  "has an object for a list": [
    "export default { models: {} };",
    "models: expected a list, not an object",
  ],
  "has an entry without a name": [
    `${define}{ tasks: [{ ...task, name: undefined }] });`,
    "tasks[0].name: expected a string, it is missing",
  ],
  "has the name of a model": [
    `${define}{ models: [model] });`,
    'cannot add the model "memn2n": there is one of that name already',
  ],
  "has the name of a task": [
    `${define}{ tasks: [task] });`,
    'cannot add the task "babi-qa1": there is one of that name already',
  ],
  "has the name of a suite": [
    `${define}{ suites: [{ name: "ci", workloads: ["*"], variants: ["plain"], seeds: [1],
      data: { seed: 1, train: 10, test: 10 } }] });`,
    'suites[0]: cannot add the suite "ci": there is one of that name already',
  ],
  "has a suite that names nothing": [
    `${define}{ suites: [{ name: "x", workloads: ["memn2n/babi-qa77"], variants: ["plain"],
      seeds: [1], data: { seed: 1, train: 10, test: 10 } }] });`,
    'suites[0]: workloads[0]: unknown workload "memn2n/babi-qa77"; did you mean "memn2n/babi-qa7"?',
  ],
  "has a workload of no model": [
    `${define}{ workloads: [{ model: "mem2n", task: "x", like: "memn2n/babi-qa1" }] });`,
    'workloads[0]: unknown model "mem2n"; did you mean "memn2n"?',
  ],
  "has a model without tasks": [
    `${define}{ models: [{ ...model, name: "lost", kind: "picture" }] });`,
    'no task has the kind "picture" of the model "lost"; add such a task',
  ],
};

for (const [what, [source, message]] of Object.entries(refused)) {
  Deno.test(`a module that ${what} is refused in one line`, async () => {
    await withFolder(async (folder) => {
      await writeFiles(folder, { "mine.ts": source });
      const load = async () => {
        const files = await findPluginFiles(`${folder}/mine.ts`, "mine.ts");
        return await loadPlugin(await pluginModule(files), "mine.ts");
      };
      const error = await assertRejects(
        load,
        UsageError,
        `Cannot use the plug-in mine.ts: ${message}`,
      );
      assertEquals(error.message.includes("\n"), false);
    });
  });
}

Deno.test("a plug-in that is no file is refused", async () => {
  await withFolder(async (folder) => {
    for (const [path, message] of [["none.ts", "there is no such file"], ["", "expected a file"]]) {
      const find = () => findPluginFiles(`${folder}/${path}`, "mine.ts");
      await assertRejects(find, UsageError, `Cannot use the plug-in mine.ts: ${message}`);
    }
  });
});

Deno.test("the digest of a plug-in is over its own files alone, wherever they are", async () => {
  const source = 'import "./a/part.ts";\nimport "@gradnoise/gradnoise";\nexport default {};';
  const digestIn = async (part: string) => {
    let digest = "";
    await withFolder(async (folder) => {
      await writeFiles(folder, { "mine.ts": source, "a/part.ts": part, "other.ts": part });
      const files = await findPluginFiles(`${folder}/mine.ts`, "mine.ts");
      assertEquals(files.sources, [`${folder}/a/part.ts`, `${folder}/mine.ts`]);
      digest = (await pluginModule(files)).digest;
    });
    return digest;
  };
  const digest = await digestIn("export {};");
  assertEquals(await digestIn("export {};"), digest);
  assertEquals(await digestIn("export { };") === digest, false);
});

import { commandLine } from "../../bench/cli/commands/mod.ts";
import { commanderProgram } from "../../bench/cli/renderers/mod.ts";
import { suiteFileSchema } from "../../bench/suites/schema/mod.ts";
import { workloads } from "../../bench/suites/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../../std.ts";
import { readSource } from "../_module_graph.ts";
import { anchorsOf, commandsOf, linksOf, pages, taskOf } from "../_documentation.ts";

const readme = readSource("README.md");
const ci = readSource(".ci/run");
const workflow = readSource(".github/workflows/ci.yml");
const faults = readSource(".github/workflows/faults.yml");

for (const [page, name] of [["docs/command-line.md", "run"], ["docs/gate.md", "gate"]] as const) {
  Deno.test(`${page} prints the help of \`${name}\` as the command line does`, () => {
    const help = commanderProgram(commandLine, () => Promise.resolve(0)).help([name], 100);
    assertStringIncludes(readSource(page), "```text\n" + help.trimEnd() + "\n```");
  });
}

Deno.test("README is a page of 120 to 150 lines", () => {
  const lines = readme.trimEnd().split("\n").length;
  assert(lines >= 120 && lines <= 150, `${lines} lines`);
});

Deno.test("docs/suite-files.md shows a suite that can be run", () => {
  const [, json = ""] = /```json\n(.*?)```/s.exec(readSource("docs/suite-files.md")) ?? [];
  const suite = suiteFileSchema.parse(JSON.parse(json));
  assert(suite.workloads.every((name) => name in workloads));
});

Deno.test("every link leads to a file and a heading that are there, or to a paper", () => {
  const root = new URL("../../", import.meta.url);
  for (const page of pages) {
    for (const link of linksOf(page)) {
      // There is no network in tests: papers are named by their number, anything else is not known.
      if (/^https:\/\/arxiv\.org\/abs\/\d{4}\.\d{5}$/.test(link)) continue;
      const [path = "", anchor] = link.split("#");
      const target = new URL(path === "" ? page.split("/").at(-1)! : path, new URL(page, root));
      assert(target.href.startsWith(root.href), `${page}: ${link} leads out of the repository`);
      const file = target.href.slice(root.href.length);
      Deno.statSync(target);
      if (anchor !== undefined) assert(anchorsOf(file).includes(anchor), `${page}: ${link}`);
    }
  }
});

Deno.test("no page breaks code over two lines, where it could not be copied", () => {
  const broken = pages.flatMap((page) => {
    const prose = readSource(page).replace(/^ *```.*?^ *```$/gms, "");
    return prose.split("\n").filter((line) => line.replace(/[^`]/g, "").length % 2 === 1)
      .map((line) => `${page}: ${line}`);
  });
  assertEquals(broken, []);
});

Deno.test("README links to every page of docs/", () => {
  const linked = new Set(linksOf("README.md").map((link) => link.split("#")[0]));
  assertEquals(pages.filter((page) => page.startsWith("docs/") && !linked.has(page)), []);
});

Deno.test("the pages show only commands of this project, of tasks that there are", () => {
  const { tasks } = JSON.parse(readSource("deno.json")) as { tasks: Record<string, unknown> };
  const shown = pages.flatMap((page) => commandsOf(page).map((command) => ({ page, command })));
  assert(shown.length > 30, `${shown.length} commands`);
  for (const { page, command } of shown) {
    const run = taskOf(command);
    assert(run !== null && run.task in tasks, `${page}: ${command}`);
  }
});

Deno.test(".ci/run runs the test command of README", () => {
  const commands = readme.match(/^npx -y deno@\S+ task (bench|test)\b/gm) ?? [];
  assertEquals(commands.length, 2);
  assertStringIncludes(ci, `\n${commands[1]} `);
  // And, whatever browser there is, the one of a machine without.
  assertStringIncludes(ci, `\n${commands[1]}:browser `);
});

Deno.test("the workflows run .ci/run, the gate and its faults, with actions of a fixed version", () => {
  assertStringIncludes(workflow, "- run: .ci/run\n");
  assertStringIncludes(workflow, " task bench gate --out results ");
  assertStringIncludes(faults, " task bench:evidence faults ");
  const actions = [...`${workflow}${faults}`.matchAll(/uses: (.*)/g)].map(([, action]) => action);
  assert(actions.length > 0);
  assertEquals(actions.filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action ?? "")), []);
});

Deno.test("every command that starts Deno names the same version", () => {
  const texts = [...pages.map(readSource), ci, workflow, faults];
  const versions = texts.flatMap((text) => text.match(/deno@[\d.]+/g) ?? []);
  assertEquals(new Set(versions).size, 1);
});

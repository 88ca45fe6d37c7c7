import { createProgram } from "../../bench/cli/program.ts";
import { suiteSchema } from "../../bench/suites/schema.ts";
import { workloads } from "../../bench/workloads.ts";
import { assert, assertEquals, assertStringIncludes } from "../../std.ts";
import { readSource } from "../_module_graph.ts";

const readme = readSource("README.md");
const pages = ["gate", "statistics", "exports", "neural-programmer"].map((name) =>
  `docs/${name}.md`
);
const ci = readSource(".ci/run");
const workflow = readSource(".github/workflows/ci.yml");
const faults = readSource(".github/workflows/faults.yml");

for (const [page, name] of [["README.md", "run"], ["docs/gate.md", "gate"]] as const) {
  Deno.test(`${page} prints the help of \`${name}\` as the command line does`, () => {
    const command = createProgram(() => {}).commands.find((one) => one.name() === name);
    assert(command !== undefined);
    command.configureOutput({ getOutHelpWidth: () => 100, getOutHasColors: () => false });
    assertStringIncludes(
      readSource(page),
      "```text\n" + command.helpInformation().trimEnd() + "\n```",
    );
  });
}

Deno.test("README shows a suite that can be run", () => {
  const [, json = ""] = /```json\n(.*?)```/s.exec(readme) ?? [];
  const suite = suiteSchema.parse(JSON.parse(json));
  assert(suite.workloads.every((name) => name in workloads));
});

Deno.test("README and the pages of docs/ link to files that are there", () => {
  const linksOf = (page: string) =>
    [...readSource(page).matchAll(/\]\(([^)#]+)\)/g)].map(([, target = ""]) => target)
      .filter((target) => !/^\w+:/.test(target))
      .map((target) => new URL(target, new URL(`../../${page}`, import.meta.url)));
  for (const page of pages) {
    assert(linksOf("README.md").some(({ pathname }) => pathname.endsWith(page)), page);
  }
  for (const file of ["README.md", ...pages].flatMap(linksOf)) Deno.statSync(file);
});

Deno.test(".ci/run runs the test command of README", () => {
  const commands = readme.match(/^npx -y deno@\S+ task (bench|test)\b/gm) ?? [];
  assertEquals(commands.length, 2);
  assertStringIncludes(ci, `\n${commands[1]} `);
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
  const versions = [readme, ci, workflow, faults].flatMap((text) =>
    text.match(/deno@[\d.]+/g) ?? []
  );
  assertEquals(new Set(versions).size, 1);
});

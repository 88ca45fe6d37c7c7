import { CopiedProject } from "../../../tools/evidence/copied_project.ts";
import { faults } from "../../../tools/evidence/faults/mod.ts";
import { gateFaults } from "../../../tools/evidence/faults_evidence.ts";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../../../std.ts";
import { withFolder, writeFiles } from "../../bench/_folder.ts";
import { twin } from "./_twin.ts";

for (const { name, replaces } of faults) {
  Deno.test(`the fault ${name} changes an export of ${replaces}, and keeps the others`, async () => {
    const module = `../../../tools/evidence/faults/${name.replaceAll("-", "_")}.ts`;
    const faulty: Readonly<Record<string, unknown>> = await import(module);
    const original: Readonly<Record<string, unknown>> = await import(`../../../${replaces}`);
    assertEquals(Object.keys(faulty).sort(), Object.keys(original).sort());
    assert(Object.keys(faulty).some((key) => faulty[key] !== original[key]));
  });
}

Deno.test("a fault that would show nowhere is refused", async () => {
  const [fault] = faults;
  const gone = { ...fault!, replaces: "engine/no_such_module.ts" };
  await assertRejects(() => CopiedProject.create(gone), Deno.errors.NotFound);
  const unused = { ...fault!, replaces: "CITATION.cff" };
  const error = "Cannot plant noise-off: nothing loads CITATION.cff";
  await assertRejects(() => CopiedProject.create(unused), RangeError, error);
});

Deno.test("every fault shuts the gate, and the code as it is does not", async () => {
  await withFolder(async (folder) => {
    // Of fewer trials of a cell a busy machine could make the gate undecided about their times.
    const suite = { ...twin, seeds: [1, 2, 3, 4, 5] };
    await writeFiles(folder, { "twin.json": JSON.stringify(suite) });
    const args = ["--suite", `${folder}/twin.json`, "--baseline", `${folder}/base.json`];
    await using copy = await CopiedProject.create(null);
    assertEquals((await copy.run(["gate", "--update", ...args])).code, 0);
    assertEquals((await copy.run(["gate", ...args])).code, 0);
    // Trials this short spend their time on making stories. That fault only has to be planted.
    await using _slow = await CopiedProject.create(faults.find(({ shows }) => shows === "time")!);
    const wanted = faults.filter(({ shows }) => shows !== "time");
    for await (const { fault, code, output } of gateFaults(wanted, args)) {
      const { name, shows } = fault!;
      assertEquals([name, code], [name, 3], output);
      const check = shows === "tensors" ? "tensors" : "digests";
      assertStringIncludes(output.split("\n").find((line) => line.includes("FAILED"))!, check);
    }
  });
});

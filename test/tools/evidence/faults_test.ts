import { CopiedProject } from "../../../tools/evidence/copied_project.ts";
import { faults } from "../../../tools/evidence/faults.ts";
import { gateFaults } from "../../../tools/evidence/faults_evidence.ts";
import { readSource } from "../../_module_graph.ts";
import { assertEquals, assertRejects, assertStringIncludes } from "../../../std.ts";
import { withFolder, writeFiles } from "../../bench/_folder.ts";
import { twin } from "./_twin.ts";

for (const { name, edits } of faults) {
  Deno.test(`the fault ${name} changes sources that there are, each once`, () => {
    for (const { path, from } of edits) assertEquals(readSource(path).split(from).length, 2, path);
  });
}

Deno.test("a copy whose source is not as an edit has it is refused", async () => {
  const gone = { path: "optim/clip.ts", from: "no such text", to: "" };
  const error = 'Cannot change optim/clip.ts: "no such text" is there 0 times, not once';
  await assertRejects(() => CopiedProject.create([gone]), RangeError, error);
  const often = { ...gone, from: "import" };
  await assertRejects(() => CopiedProject.create([often]), RangeError, "times, not once");
});

Deno.test("every fault shuts the gate, and the code as it is does not", async () => {
  await withFolder(async (folder) => {
    // Of fewer trials of a cell a busy machine could make the gate undecided about their times.
    const suite = { ...twin, seeds: [1, 2, 3, 4, 5] };
    await writeFiles(folder, { "twin.json": JSON.stringify(suite) });
    const args = ["--suite", `${folder}/twin.json`, "--baseline", `${folder}/base.json`];
    await using copy = await CopiedProject.create([]);
    assertEquals((await copy.run(["gate", "--update", ...args])).code, 0);
    assertEquals((await copy.run(["gate", ...args])).code, 0);
    // Trials this short spend their time on making stories.
    const wanted = faults.filter(({ shows }) => shows !== "time");
    for await (const { fault: { name, shows }, code, output } of gateFaults(wanted, args)) {
      assertEquals([name, code], [name, 3], output);
      const check = shows === "tensors" ? "tensors" : "digests";
      assertStringIncludes(output.split("\n").find((line) => line.includes("FAILED"))!, check);
    }
  });
});

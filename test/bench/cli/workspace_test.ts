import { copyProject } from "../../../bench/evidence/project_copy.ts";
import { assertEquals, assertStringIncludes } from "../../../std.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { PROJECT, runCli, writeTinySuite } from "./_cli.ts";

Deno.test("a copy that is a member of a Deno workspace trains", async () => {
  await withFolder(async (folder) => {
    const project = `${folder}/gradnoise`;
    await copyProject(project);
    await writeTinySuite(folder);
    await writeFiles(folder, {
      "deno.json": JSON.stringify({ workspace: ["./app", "./gradnoise"] }),
      "app/deno.json": JSON.stringify({
        name: "@someone/app",
        version: "1.0.0",
        exports: "./a.ts",
      }),
    });
    // With the same lock file as here, no version has to be asked of the registry.
    await Deno.copyFile(`${PROJECT}deno.lock`, `${folder}/deno.lock`);
    const args = ["run", "tiny.json", "--seeds", "1"];
    const { code, stdout, stderr } = await runCli(args, { folder, project });
    assertEquals(code, 0, stderr);
    assertStringIncludes(stdout, "\n2 trials; ");
  });
});

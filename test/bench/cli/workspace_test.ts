import { copyProject } from "../../../tools/evidence/project_copy.ts";
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
    // With a lock file of the same packages nothing has to be asked of the registry.
    const { workspace, ...lock } = JSON.parse(await Deno.readTextFile(`${PROJECT}deno.lock`));
    await writeFiles(folder, {
      "deno.lock": JSON.stringify({ ...lock, workspace: { members: { gradnoise: workspace } } }),
    });
    const env = { HTTPS_PROXY: "http://127.0.0.1:9" };
    const args = ["run", "tiny.json", "--seeds", "1"];
    const { code, stdout, stderr } = await runCli(args, { folder, project, env });
    assertEquals(code, 0, stderr);
    assertStringIncludes(stdout, "\n2 trials; ");
  });
});

import type { ResultFile } from "../../../bench/results/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../std.ts";
import { withFolder } from "../_folder.ts";
import { PROJECT, readResult, runCli, spawnCli, waitForLine, writeTinySuite } from "./_cli.ts";
import config from "../../../deno.json" with { type: "json" };

/** Runs the command line in a shell, with what follows it there. */
async function inShell(args: string, after: string, folder: string) {
  const words = config.tasks.bench.command.split(" ").slice(1).join(" ");
  const script = `set -o pipefail; "$0" ${words} ${args} ${after}`;
  const { code, stdout, stderr } = await new Deno.Command("bash", {
    args: ["-c", script, Deno.execPath()],
    cwd: PROJECT,
    env: { INIT_CWD: folder, NO_COLOR: "1" },
  }).output();
  const decoder = new TextDecoder();
  return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}

const FULL = "Cannot write to standard output: no space left on device\n";

Deno.test({
  name: "a command says that standard output is on a full disk, and does its work all the same",
  ignore: Deno.build.os !== "linux",
  async fn() {
    await withFolder(async (folder) => {
      await writeTinySuite(folder);
      assertEquals(await inShell("run tiny.json", "> /dev/full", folder), {
        ...{ code: 1, stdout: "", stderr: FULL },
      });
      assertEquals((await readResult(folder)).trials.length, 4);
      for (
        const args of [
          ...["--help", "--version", "run --help", "data --help", "list suites"],
          ...["export --format csv", "claims", "run tiny.json --json -"],
        ]
      ) {
        const { code, stderr } = await inShell(args, "> /dev/full", folder);
        assertEquals([code, stderr.endsWith(FULL)], [1, true], `${args}: ${stderr}`);
      }
      // A verdict is worth more than a line that was lost.
      const { code } = await inShell("gate --baseline none.json", "> /dev/full", folder);
      assertEquals(code, 4);
    });
  },
});

Deno.test("a command is quiet when its reader has seen enough", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    for (const args of ["run tiny.json", "--help", "list columns", "export --format csv"]) {
      const { stderr } = await inShell(args, "| head -c 1", folder);
      assertEquals([args, stderr], [args, ""]);
    }
    assertEquals((await readResult(folder)).trials.length, 4);
  });
});

Deno.test("gradnoise run says that its store was removed, and keeps the trials in the result", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    const process = spawnCli(["run", "tiny.json", "--seeds", "40", "--workers", "1"], { folder });
    const stderr = new Response(process.stderr).text();
    await waitForLine(process, "[ 3/80]");
    await Deno.remove(`${folder}/results/trials.sqlite`);
    assertEquals((await process.status).code, 1);
    assertEquals(
      await stderr,
      `Cannot write ${folder}/results/trials.sqlite: it was removed or replaced while it was in use\n`,
    );
    const { trials, plannedTrials }: ResultFile = await readResult(folder);
    assertEquals(plannedTrials, 80);
    // Training on would be in vain.
    assert(trials.length >= 4 && trials.length < 80, `${trials.length}`);
  });
});

Deno.test("gradnoise show and list trials read a store without leave to write", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    assertEquals((await runCli(["run", "tiny.json"], { folder })).code, 0);
    const [trial] = (await readResult(folder)).trials;
    const store = `${folder}/results/trials.sqlite`;
    await Deno.chmod(store, 0o400);
    await Deno.chmod(`${folder}/results`, 0o500);
    try {
      const { code, stdout, stderr } = await runCli(["show", trial!.id], { folder });
      assertEquals([code, stderr], [0, ""]);
      assertStringIncludes(stdout, trial!.digest);
      const list = await runCli(["list", "trials"], { folder });
      assertEquals([list.code, list.stderr], [0, ""]);
      assertStringIncludes(list.stdout, trial!.id);
    } finally {
      await Deno.chmod(`${folder}/results`, 0o700);
    }
  });
});

/** `--use`: modules in a folder outside the project. */

import { assert, assertEquals, assertStringIncludes } from "../../../std.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { assertRefused, digestsOf, PROJECT, readResult, runCli } from "./_cli.ts";

const suite = {
  name: "mine",
  workloads: ["memn2n/babi-qa1", "memn2n/again"],
  variants: ["plain"],
  seeds: [1],
  budget: { phases: { linear: 0 }, epochs: 1 },
  data: { seed: 1, train: 60, test: 20 },
};

/** A task of its own, whose version is in another file. */
const plugin = {
  "mine.ts": `import { definePlugin, tasks } from "@gradnoise/gradnoise";
import { target } from "./part.ts";
const task = tasks.find(({ name }) => name === "babi-qa1")!;
export default definePlugin({
  tasks: [{ ...task, name: "again", title: "rooms again", targetError: target }],
  workloads: [{ model: "memn2n", task: "again", like: "memn2n/babi-qa1" }],
  suites: [${JSON.stringify(suite)}],
});
`,
  "part.ts": "export const target: number = 0.05;\n",
};

Deno.test("a suite of a module trains, is in lists and help, and trains again after an edit", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, plugin);
    const run = async () => {
      const { code, stdout, stderr } = await runCli(["mine", "--use", "mine.ts"], { folder });
      assertEquals(code, 0, stderr);
      return stdout;
    };
    assertStringIncludes(await run(), "[2/2] memn2n/");
    const before = digestsOf(await readResult(folder));
    assertStringIncludes(await run(), "2 trials, all from the store");

    await writeFiles(folder, { "part.ts": "export const target: number = 0.06;\n" });
    // The other trial needs nothing of the module.
    assertStringIncludes(await run(), "1 of 2 trials from the store");
    assertEquals(digestsOf(await readResult(folder)), before);

    for (const args of [["list", "suites"], ["run", "--help"]]) {
      const { code, stdout, stderr } = await runCli([...args, "--use", "mine.ts"], { folder });
      assertEquals(code, 0, stderr);
      assert(/\bmine\b/.test(stdout), stdout);
    }
    const { stderr } = await runCli(["run", "--use=mine.ts", "--workload", "memn2n/agian"], {
      folder,
    });
    assertStringIncludes(stderr, 'Unknown workload "memn2n/agian"; did you mean "memn2n/again"?');

    // A result is plain data: it can be read without the module.
    for (
      const args of [
        ["report"],
        ["export", "--format", "csv"],
        ["show", Object.keys(before)[1]!],
      ]
    ) {
      const { code, stdout, stderr } = await runCli(args, { folder });
      assertEquals(code, 0, stderr);
      assertEquals(stderr, "", args.join(" "));
      if (args[0] !== "report") assertStringIncludes(stdout, "again");
      if (args[0] !== "export") assertStringIncludes(stdout, 'Not here: the task "again";');
    }
  });
});

Deno.test("a suite in a file names its modules, from the file's own folder", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, {
      "below/lib/mine.ts": plugin["mine.ts"].replace(/ *suites: .*\n/, ""),
      "below/lib/part.ts": plugin["part.ts"],
      "below/suite.json": JSON.stringify({ ...suite, use: ["./lib/mine.ts"] }),
      "wrong.json": JSON.stringify({ ...suite, use: ["./none.ts"] }),
    });
    const dry = await runCli(["below/suite.json", "--dry-run"], { folder });
    assertEquals(dry.stderr, "");
    assertStringIncludes(dry.stdout, "memn2n/again");
    const wrong = await runCli(["wrong.json"], { folder });
    await assertRefused(wrong, "Cannot use the plug-in none.ts: there is no such file", folder);
  });
});

/** Tries what a plug-in must not do, and throws if something of it can be done. */
const thief = `
import { existsSync } from "node:fs";
const attempts = {
  env: () => Deno.env.get("HOME"),
  home: () => Deno.readTextFileSync(new URL("secret.txt", import.meta.url)),
  folder: () => [...Deno.readDirSync(new URL(".", import.meta.url))],
  write: () => Deno.writeTextFileSync(new URL("stolen.txt", import.meta.url), ""),
  run: () => new Deno.Command(Deno.execPath()).outputSync(),
  ffi: () => Deno.dlopen("libc.so.6", {}),
  sys: () => Deno.hostname(),
  net: () => fetch("http://127.0.0.1:8083"),
  listen: () => Deno.listen({ port: 0 }).close(),
  registry: () => import("npm:none-of" + "-ours@1.0.0"),
  other: () => import(new URL("unnamed.ts", import.meta.url).href),
};
const done = [];
for (const [name, attempt] of Object.entries(attempts)) {
  try {
    if (await attempt() !== undefined || name !== "env") done.push(name);
  } catch (error) {
    if (name === "net" && !(error instanceof Deno.errors.NotCapable)) done.push(name);
  }
}
if (done.length > 0) throw new Error("could " + done.join(", "));
`;

Deno.test("a module reads its own files, and does nothing else, in the command or in a worker", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, {
      ...plugin,
      "mine.ts": thief + plugin["mine.ts"],
      "secret.txt": "",
      "unnamed.ts": "",
    });
    const { code, stderr } = await runCli(["mine", "--use", "mine.ts"], { folder });
    assertEquals(stderr, "");
    assertEquals(code, 0);
    assertEquals((await readResult(folder)).trials.map(({ message }) => message), [null, null]);
    // Where it has permissions, it says so.
    const { success, stderr: all } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--no-prompt", "-A", "--config", `${PROJECT}deno.json`, `${folder}/mine.ts`],
      stdout: "null",
      stderr: "piped",
      env: { NO_COLOR: "1" },
    }).output();
    assertEquals(success, false);
    assertStringIncludes(new TextDecoder().decode(all), "could env, home, folder, write, run,");
  });
});

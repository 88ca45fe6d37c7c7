/**
 * Every command that the documentation shows, typed as it stands there, page by page in one folder; those
 * that differ from an earlier one in values alone run in one process.
 * What would train for minutes only plans (`--dry-run`), and what trains `ci` anew is only parsed.
 */

import { dirname } from "node:path";
import { commandLine } from "../../../bench/cli/commands/mod.ts";
import { commanderProgram } from "../../../bench/cli/renderers/mod.ts";
import { SqliteStore } from "../../../bench/run/store/mod.ts";
import { suites } from "../../../bench/suites/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { commandsOf, moduleOf, pages, taskOf } from "../../_documentation.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { makeResultFile } from "../_result_file.ts";
import { makeDescribedRun } from "../_runs.ts";
import { makeInput } from "../run/merge/_shards.ts";
import { makeResult } from "../_trials.ts";
import { runCli, tinySuite } from "./_cli.ts";
import { type Session, withSession } from "./_session.ts";

/** A result with the ids that `makeResultFile` gives, for commands that read one. */
const result = JSON.stringify(makeResultFile([
  { variant: "plain", seed: 1, train: 2, test: 4 },
  { variant: "noisy", seed: 1, train: 3, test: 5 },
]));

/** Puts what a page's commands read, and do not make themselves, where they expect it. */
async function prepare(
  folder: string,
  commands: readonly (readonly string[])[],
  session: Session,
): Promise<void> {
  await writeFiles(folder, {
    "my_suite.json": JSON.stringify(tinySuite),
    // `report`, `claims` and `export` without a file take the newest run.
    "results/quick/result.json": result,
    "results/ladder/result.json": result,
    "results/latest": "quick\n",
  });
  {
    using store = new SqliteStore(`${folder}/results/trials.sqlite`);
    store.put(makeResult(1), null);
  }
  const made = new Set<string>();
  for (const args of commands) {
    const [command, what] = args;
    if (command === "merge") {
      makeInput(`${folder}/runs/01/trials.sqlite`, { runs: [makeDescribedRun("tiny")] });
    }
    if (command === "data" && what === "generate") made.add(args[args.indexOf("--out") + 1]!);
    if (command === "report" && what === "--suite") {
      const some = ["--workload", "memn2n/babi-qa1", "--seeds", "1-1", "--quiet"];
      const { code, stderr } = await session(["run", args[2]!, ...some], folder);
      assertEquals(code, 0, stderr);
    }
    for (const arg of args) {
      const file = /^\S+\/result\.json$/.exec(arg)?.[0];
      if (file !== undefined) await writeFiles(folder, { [file]: result });
      const [, name, path] = /^(babi|tables)=(\S+)$/.exec(arg) ?? [];
      if (path === undefined || made.has(path)) continue;
      await Deno.mkdir(dirname(`${folder}/${path}`), { recursive: true });
      const generate = ["data", "generate", name!, "--train", "1000", "--test", "1000"];
      const { code, stderr } = await session([...generate, "--out", path], folder);
      assertEquals(code, 0, stderr);
      made.add(path);
    }
  }
}

/** What a shell makes of `folder/*`. */
function expanded(word: string, folder: string): string[] {
  if (!word.endsWith("/*")) return [word];
  const parent = word.slice(0, -1);
  return [...Deno.readDirSync(`${folder}/${parent}`)].map(({ name }) => parent + name);
}

/** Parses a command without running it. */
async function parseOnly(args: readonly string[]): Promise<void> {
  await commanderProgram(commandLine, () => Promise.resolve(0)).run(args);
}

/** What decides how a command is started, and what it may do: its words, without the options' values. */
function shapeOf(args: readonly string[]): string {
  const options = args.filter((word) => word.startsWith("--")).sort();
  return [...args.slice(0, args[0] === "data" ? 2 : 1), args.length, ...options].join(" ");
}

/** What earlier pages showed, as it was typed. */
const done = new Set<string>(), shapes = new Set<string>();

for (const page of pages) {
  const commands = commandsOf(page).map(taskOf).filter((run) => run?.task === "bench")
    .map((run) => run!.args).filter((args) => !done.has(args.join(" ")));
  for (const args of commands) done.add(args.join(" "));
  if (commands.length === 0) continue;
  Deno.test(`the commands of ${page} do what it says of them`, async () => {
    await withFolder(async (folder) => {
      await withSession(async (session) => {
        await prepare(folder, commands, session);
        const module = moduleOf(page);
        if (module !== null) await writeFiles(folder, { [module.name]: module.source });
        for (const args of commands) {
          const [command = "run"] = args;
          // Questions about tables are made in planning, too: 50,000 of each workload.
          const large = (suites[args[1] ?? ""]?.data.train ?? 0) > 10_000;
          // MNIST's files cannot be made here.
          const mnist = args.some((arg) => arg.startsWith("mnist="));
          // The page is served until Ctrl-C.
          const serves = command === "watch" && !args.includes("--terminal");
          // There is no such server.
          const asks = args.some((arg) => arg.startsWith("postgresql:"));
          if (command === "gate" || large || mnist || serves || asks) {
            await parseOnly(args);
            continue;
          }
          const plans = command === "run" && !args.includes("--dry-run");
          const whole = args.length === 0 ? ["run"] : args;
          const typed = plans ? [...whole, "--dry-run"] : args;
          // Another process loads modules for a command that names some.
          const again = module === null && shapes.has(shapeOf(typed));
          shapes.add(shapeOf(typed));
          const words = typed.flatMap((word) => expanded(word, folder));
          const { code, stdout, stderr } = again
            ? await session(words, folder)
            : await runCli(words, { folder });
          assertEquals([code, stderr], [0, ""], `${page}: ${typed.join(" ")}`);
          assert(stdout !== "", `${page}: ${typed.join(" ")} prints nothing`);
        }
      });
    });
  });
}

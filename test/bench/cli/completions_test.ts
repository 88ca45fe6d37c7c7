/** Completions in real shells, where these are or can be installed; elsewhere the tests say so and are skipped. */

import { commandLine } from "../../../bench/cli/commands/mod.ts";
import { completionScript } from "../../../bench/cli/completions/mod.ts";
import { suites, variants, workloads } from "../../../bench/suites/mod.ts";
import { assertEquals } from "../../../std.ts";
import { installPackages, onPath } from "../../../tools/evidence/install_packages.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { SCRIPT, shells } from "./_shells.ts";
import { hasTerminal } from "./_terminal.ts";

const suiteNames = Object.keys(suites);

/** By what is typed after `deno `, up to the key: what is offered, in any order. */
const cases: Readonly<Record<string, readonly string[]>> = {
  "task bench wa": ["watch"],
  "task bench lad": suiteNames.filter((name) => name.startsWith("lad")),
  "task bench data ": ["generate", "show", "stats", "verify"],
  "task bench list s": ["suites", "schedules"],
  "task bench completions ": ["bash", "zsh", "fish"],
  "task bench help exp": ["export"],
  "task bench --deb": ["--debug"],
  "task bench --debug doc": ["doctor"],
  "task bench run --ba": ["--backend"],
  "task bench run --backend ": ["wasm", "cpu"],
  "task bench run --backend=w": ["wasm"],
  "task bench quick --seeds 2 --qui": ["--quiet"],
  "task bench data show --par": ["--part"],
  "task bench data show --part t": ["test", "train"],
  "task bench data show digi": ["digits"],
  "task bench run --workload memn2n/babi-qa1": Object.keys(workloads)
    .filter((name) => name.startsWith("memn2n/babi-qa1")),
  "task bench run --variant ": Object.keys(variants),
  // What it was given once is not offered again, unless it may be repeated.
  "task bench run --seeds 2 --seed": [],
  "task bench run --variant noisy --vari": ["--variant"],
  // Nor what cannot be used beside what was given, whichever of the two the table names.
  "task bench run --reu": ["--reuse-any"],
  "task bench run --fresh --re": [],
  "task bench run --reuse-any --fre": [],
  // A switch has no value: what follows is the suite.
  "task bench run --quiet quic": ["quick"],
  "task bench run --seeds ": [],
  "task bench claims --json mi": ["mine.json"],
  "task bench report mi": ["mine.json"],
  "task bench merge mine.json on": ["one"],
  "task bench run mi": ["mine.json"],
  "task bench run --json mi": ["mine.json"],
  "task bench run --out o": ["one"],
  "task bench run --out m": [],
  // There is one suite.
  "task bench quick lad": [],
  "task bench run quick lad": [],
  // Other commands of deno are its own business.
  "deno": ["deno-itself"],
};

for (const [shell, complete] of Object.entries(shells)) {
  const fault = shell !== "fish" && !hasTerminal
    ? "no `script` of util-linux"
    : await installPackages({ [shell]: onPath(shell) });
  if (fault !== null) console.warn(`Completions are not tested in ${shell}: ${fault}`);
  Deno.test({
    name: `${shell} completes commands, options and names`,
    ignore: fault !== null,
    async fn() {
      await withFolder(async (folder) => {
        const script = await completionScript(commandLine, shell);
        await writeFiles(folder, {
          [SCRIPT]: `${script.join("\n")}\n`,
          "mine.json": "{}",
          "one/other.txt": "",
        });
        const lines = Object.keys(cases).map((typed) => `deno ${typed}`);
        const offered = await complete(folder, lines);
        const shown = offered.map((words) => [...new Set(words)].map(bare).sort());
        assertEquals(
          Object.fromEntries(lines.map((line, i) => [line, shown[i]])),
          Object.fromEntries(lines.map((line, i) => [line, [...Object.values(cases)[i]!].sort()])),
        );
      });
    },
  });
}

/** A name without what a shell puts around it: the option of `--option=name`, the sign of a folder. */
function bare(word: string): string {
  return word.replace(/^--[\w-]+=/, "").replace(/\/$/, "").replaceAll("\\", "");
}

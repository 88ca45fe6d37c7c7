/** A database's address in the wrong place: what helps is said, and its password never. */

import { parseStorage } from "../../../bench/cli/options.ts";
import { assertEquals } from "../../../std.ts";
import { withFolder } from "../_folder.ts";
import { assertRefused, runCli } from "./_cli.ts";

const URL_TYPED = "postgresql://lab:hunter2@h/db", SHOWN = "postgresql://lab@h/db";

/** By what is typed: the message. */
const cases: readonly (readonly [words: readonly string[], message: string])[] = [
  [
    ["merge", URL_TYPED, "--out", "y"],
    `Cannot merge ${SHOWN}: merge takes folders and stores; trials in a database are together already`,
  ],
  [["merge", "mysql://lab:hunter2@h/db", "--out", "y"], "merge takes folders and stores\n"],
  [["watch", URL_TYPED], `got 1: ${SHOWN}`],
  [["watch", URL_TYPED, "--debug"], `got 1: ${SHOWN}`],
  [
    ["watch", "--terminal", "--out", URL_TYPED],
    `Cannot use --out ${SHOWN}: a database goes to --storage`,
  ],
  [["watch", "--run", URL_TYPED], `Cannot watch ${SHOWN}: expected the name of a run`],
  [["report", URL_TYPED], `Cannot use ${SHOWN}: a database goes to --storage`],
  [["report", "--suite", URL_TYPED], `Cannot use ${SHOWN} as a suite: a database goes to`],
  [
    ["run", URL_TYPED, "--dry-run"],
    `Cannot use ${SHOWN} as a suite: a database goes to --storage\n`,
  ],
  [[URL_TYPED], `Cannot use ${SHOWN} as a suite: a database goes to --storage`],
  [["slurm", URL_TYPED, "--shards", "2"], `Cannot use ${SHOWN} as a suite: expected a name or`],
  [["run", "--json", URL_TYPED], `Cannot use --json ${SHOWN}: a database goes to --storage`],
  [["run", "--use", URL_TYPED], `Cannot use --use ${SHOWN}: a database goes to --storage`],
  [["run", "--data", URL_TYPED], `Cannot use --data ${SHOWN}: expected NAME=PATH`],
  [["run", "--data", `babi=${URL_TYPED}`], `Cannot use --data babi=${SHOWN}: expected a folder`],
  [["export", "--format", "csv", "--json", URL_TYPED], `--json ${SHOWN}: expected a path`],
  [["run", "--storage", `sqlite:${URL_TYPED}`], `sqlite:${SHOWN}: expected postgresql://`],
  [["run", "--storage", "lab:hunter2@h/db"], "Cannot use --storage ...@h/db: expected"],
  [["run", "--storage", "postgresql://lab:hunter2@h:0/db"], "expected a port from 1 to 65535"],
  [["run", "--workload", URL_TYPED], SHOWN],
  [["run", "--seeds", URL_TYPED], SHOWN],
  [["show", URL_TYPED], "Cannot"],
  [["list", URL_TYPED], SHOWN],
  [["gate", "--baseline", URL_TYPED], `Cannot use --baseline ${SHOWN}: expected a path`],
  [["check", URL_TYPED], `Cannot use ${SHOWN}: expected a path`],
  [["data", URL_TYPED], "Unknown"],
  [["run", `--${URL_TYPED}`], "Unknown option"],
];

for (const [words, message] of cases) {
  Deno.test(`"bench ${words.join(" ")}" is refused without the password`, async () => {
    await withFolder(async (folder) => {
      const output = await runCli(words, { folder });
      await assertRefused(output, message, folder);
      assertEquals(output.stderr.includes("hunter2"), false, output.stderr);
    });
  });
}

Deno.test("postgres:// is postgresql://", () => {
  assertEquals(parseStorage("postgres://ann@h/lab"), parseStorage("postgresql://ann@h/lab"));
});

import { commandLine, leavesOf, longOf } from "../../../bench/cli/commands/mod.ts";
import { commanderProgram } from "../../../bench/cli/renderers/mod.ts";
import { completeArguments } from "../../../bench/cli/run_program.ts";
import { UsageError } from "../../../bench/base/mod.ts";
import { assertEquals, assertRejects, assertThrows } from "../../../std.ts";
import { PROJECT, runCli } from "./_cli.ts";

const commands = ["run", "list", "data"];

/** By what is typed: what it stands for. */
const cases: Readonly<Record<string, string>> = {
  "": "run quick",
  "run": "run",
  "run ci": "run ci",
  "ci": "run ci",
  "ci --seeds 2": "run ci --seeds 2",
  "mine.json": "run mine.json",
  "./suites/mine": "run ./suites/mine",
  "--seeds 2": "run --seeds 2",
  "--debug": "run --debug",
  "--debug list runs": "list --debug runs",
  "--debug ci": "run --debug ci",
  "--debug --seeds 2": "run --debug --seeds 2",
  "--debug --help": "--help --debug",
  "list suites": "list suites",
  "help": "--help",
  "help ci": "run ci --help",
  "help run": "run --help",
  "help data show": "data show --help",
  "-h": "-h",
  "--help": "--help",
  "-v": "--version",
  "-V": "-V",
  "--version": "--version",
};

for (const [typed, meant] of Object.entries(cases)) {
  Deno.test(`"bench ${typed}" is "bench ${meant}"`, () => {
    const args = typed.split(" ").filter((word) => word !== "");
    assertEquals(completeArguments(args, commands), meant.split(" "));
    // The launcher hands on what it completed.
    assertEquals(completeArguments(meant.split(" "), commands), meant.split(" "));
  });
}

Deno.test("completeArguments() suggests a command or a suite that is near, and nothing else", () => {
  const message = (word: string) =>
    assertThrows(() => completeArguments([word], commands), UsageError, "").message;
  assertEquals(message("lst"), 'Unknown command "lst"; did you mean "list"?');
  assertEquals(message("quik"), 'Unknown command "quik"; did you mean "quick"?');
  assertEquals(message("frobnicate"), 'Unknown command "frobnicate"');
});

Deno.test("bench help and bench -v print what --help and --version do", async () => {
  const here = { folder: PROJECT };
  for (const [short, long] of [["help", "--help"], ["-v", "--version"]] as const) {
    const output = await runCli([short], here);
    assertEquals(output, await runCli([long], here));
    assertEquals([output.code, output.stderr], [0, ""]);
  }
});

Deno.test("bench takes --debug in front of a command", async () => {
  const output = await runCli(["--debug", "list", "suites"], { folder: PROJECT });
  assertEquals(output, await runCli(["list", "suites"], { folder: PROJECT }));
  assertEquals([output.code, output.stderr], [0, ""]);
});

Deno.test("bench help names a command that is not there", async () => {
  const { code, stdout, stderr } = await runCli(["help", "rum"], { folder: PROJECT });
  assertEquals([code, stdout, stderr], [2, "", 'Unknown command "rum"; did you mean "run"?\n']);
});

Deno.test("no option of any command takes an empty value", async () => {
  const program = commanderProgram(commandLine, () => Promise.resolve(0));
  let tried = 0;
  for (const [words, { options }] of leavesOf(commandLine)) {
    for (const [key, row] of Object.entries(options)) {
      if (row.value === undefined) continue;
      const option = longOf(key);
      for (const value of [[option, ""], [`${option}=`]]) {
        await assertRejects(
          () => program.run([...words.split(" "), ...value]),
          UsageError,
          `Cannot use ${option}: it is empty`,
        );
        tried++;
      }
    }
  }
  assertEquals(tried > 100, true);
});

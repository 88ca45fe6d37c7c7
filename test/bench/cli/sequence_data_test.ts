import { parseTaskOptions, sequenceTasks } from "../../../tasks/mod.ts";
import { assertEquals, assertMatch } from "../../../std.ts";
import { solve } from "../../tasks/sequences/_solve.ts";
import { withCli } from "./_session.ts";

/** What a sequence is printed as: a title, where it is from, what it says if its symbols do not, and lines. */
function readSequence(stdout: string) {
  const [title, source, ...rest] = stdout.trimEnd().split("\n");
  const symbols = (head: string) =>
    rest.filter((line) => line.startsWith(`${head} `))
      .flatMap((line) => line.slice(head.length).trim().split(/ +/));
  return {
    ...{ title, source, input: symbols("input"), wanted: symbols("wanted") },
    words: rest[0]!.startsWith("input") ? null : rest[0],
  };
}

Deno.test("data show prints a sequence of every task, its answer below it", async () => {
  await withCli(async (cli) => {
    for (const { name, title } of Object.values(sequenceTasks)) {
      const { code, stdout, stderr } = await cli(["data", "show", name, "--story", "3"]);
      assertEquals([code, stderr], [0, ""]);
      const shown = readSequence(stdout);
      assertMatch(shown.title!, new RegExp(`^${name}, ${title}, test, sequence 3, length \\d+$`));
      assertEquals(shown.source, "generated from seed 1");
      assertEquals(shown.wanted, solve(name, shown.input));
    }
  });
});

Deno.test("data show prints the test sequence that a run with that seed has", async () => {
  const task = sequenceTasks["bmul"]!;
  const { input, wanted, words } = task.generate(
    { seed: 2, train: 0, test: 10 },
    parseTaskOptions(task),
  ).readTest(9);
  await withCli(async (cli) => {
    const show = (...args: string[]) => cli(["data", "show", "bmul", ...args]);
    const options = ["--test", "10", "--seed", "2"];
    const { code, stdout } = await show("--story", "10", ...options);
    assertEquals(code, 0);
    const shown = readSequence(stdout);
    assertMatch(shown.title!, /, test, sequence 10, length 21$/);
    assertEquals([shown.input, shown.wanted, shown.words], [input, wanted, words]);
    assertEquals(
      stdout.split("\n").slice(2),
      [words, `input  ${input.join(" ")}`, `wanted ${wanted.join(" ")}`, ""],
    );
    const last = await show("--story", "11", ...options);
    assertEquals([last.code, last.stdout], [2, ""]);
    assertMatch(last.stderr, /^Cannot show sequence 11 of bmul: the last one is 10$/m);
  });
});

Deno.test("commands about data say that sequences have no files", async () => {
  const why = "sequences: every run draws its sequences; `data show badd` prints one\n";
  await withCli(async (cli) => {
    for (
      const [args, message] of [
        [["stats", "sequences"], `Cannot measure ${why}`],
        [["show", "badd", "--data", "sequences=."], `Cannot read files of ${why}`],
        [["verify", "sequences"], `Cannot verify files of ${why}`],
        [["verify", "sequences", "--data", "sequences=."], `Cannot verify files of ${why}`],
        [["generate", "sequences", "--out", "there"], `Cannot write files of ${why}`],
        [["show", "badd", "--templates"], "Cannot show templates of badd: it has none\n"],
        [["show", "badd", "--level", "1"], "Cannot use --level 1: badd has no levels\n"],
      ] as const
    ) {
      const { code, stdout, stderr } = await cli(["data", ...args]);
      assertEquals([code, stdout, stderr], [2, "", message]);
    }
  });
});

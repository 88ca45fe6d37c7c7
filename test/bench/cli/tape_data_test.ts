import { algorithms } from "../../../tasks/algorithms/mod.ts";
import { parseTaskOptions, tapeTasks } from "../../../tasks/mod.ts";
import { assert, assertEquals, assertMatch } from "../../../std.ts";
import { solve } from "../../tasks/algorithms/_solve.ts";
import { withCli } from "./_session.ts";

/** What a tape is printed as: two lines, a heading and rows. */
function readTable(stdout: string) {
  const [title, source, head = "", ...rows] = stdout.trimEnd().split("\n");
  const column = (name: string) => {
    const from = head.indexOf(name), to = from + name.length;
    return rows.map((row) => row.slice(from, to).trim());
  };
  return {
    ...{ title, source, names: column("name ") },
    cells: column("cell").map(Number),
    memory: column("holds").map(Number),
    wanted: column("wanted").map((text) => text === "" ? null : Number(text)),
  };
}

Deno.test("data show prints tapes of every algorithm, a line for each cell", async () => {
  await withCli(async (cli) => {
    for (const { name, title, cells } of algorithms) {
      const { code, stdout, stderr } = await cli(["data", "show", name, "--story", "3"]);
      assertEquals([code, stderr], [0, ""]);
      const shown = readTable(stdout), solved = solve(name, shown.memory);
      assertEquals(
        [shown.title, shown.source],
        [`${name}, ${title}, test, tape 3, length 3`, "generated from seed 1"],
      );
      assertEquals(shown.cells, Array.from({ length: cells }, (_, i) => i));
      assert(shown.wanted.some((value) => value !== null), name);
      for (const [cell, value] of shown.wanted.entries()) {
        if (value !== null) assertEquals(value, solved[cell], `${name}, cell ${cell}`);
      }
    }
  });
});

Deno.test("data show prints the test tape that a run with that seed has", async () => {
  const task = tapeTasks["access"]!;
  const { memory, wanted, names } = task.generate(
    { seed: 2, train: 0, test: 9 },
    parseTaskOptions(task),
  ).readTest(8);
  await withCli(async (cli) => {
    const show = (...args: string[]) => cli(["data", "show", "access", ...args]);
    const options = ["--test", "9", "--seed", "2"];
    const { code, stdout } = await show("--story", "9", ...options);
    assertEquals(code, 0);
    const shown = readTable(stdout);
    // Lengths go from 1 to 8, and begin again.
    assertMatch(shown.title!, /, test, tape 9, length 1$/);
    assertEquals([shown.memory, shown.wanted, shown.names], [memory, wanted, names]);
    const last = await show("--story", "10", ...options);
    assertEquals([last.code, last.stdout], [2, ""]);
    assertMatch(last.stderr, /^Cannot show tape 10 of access: the last one is 9$/m);
  });
});

Deno.test("commands about data say that tapes have no files", async () => {
  const why = "algorithms: every run draws its tapes; `data show access` prints one\n";
  await withCli(async (cli) => {
    for (
      const [args, message] of [
        [["stats", "algorithms"], `Cannot measure ${why}`],
        [["show", "copy", "--data", "algorithms=."], `Cannot read files of ${why}`],
        [["verify", "algorithms"], `Cannot verify files of ${why}`],
        [["verify", "algorithms", "--data", "algorithms=."], `Cannot verify files of ${why}`],
        [["generate", "algorithms", "--out", "tapes"], `Cannot write files of ${why}`],
        [["show", "copy", "--templates"], "Cannot show templates of copy: it has none\n"],
        [["show", "copy", "--level", "1"], "Cannot use --level 1: copy has no levels\n"],
      ] as const
    ) {
      const { code, stdout, stderr } = await cli(["data", ...args]);
      assertEquals([code, stdout, stderr], [2, "", message]);
    }
  });
});

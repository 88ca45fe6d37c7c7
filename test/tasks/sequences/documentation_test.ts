import { type DeclaredOptions, parseTaskOptions, sequenceTasks } from "../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { readSource } from "../../_module_graph.ts";
import { solve } from "./_solve.ts";

const page = readSource("docs/sequences.md");

/** Rows of a table with the cells of each. */
const rows = page.split("\n").filter((line) => line.startsWith("|"))
  .map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));

Deno.test("the sequences on the page are right, test sequences of seed 1, one of each task", () => {
  const shown = [...page.matchAll(/^`([a-z\d-]+)`: [^\n]*(?:\n[^`\n]*)*\n```text\n(.*?)```/gms)];
  assertEquals(shown.map(([, name]) => name), Object.keys(sequenceTasks).toSorted(byPage));
  for (const [, name = "", block = ""] of shown) {
    const lines = block.trimEnd().split("\n");
    const [input, wanted] = ["input  ", "wanted "].map((head, i) => {
      const line = lines.at(i - 2)!;
      assert(line.startsWith(head), line);
      return line.slice(head.length).split(" ");
    }) as [string[], string[]];
    assertEquals(wanted, solve(name, input), name);
    const task = sequenceTasks[name]!;
    const data = task.generate({ seed: 1, train: 0, test: 10 }, parseTaskOptions(task));
    const words = lines.length === 3 ? lines[0]! : null;
    const found = Array.from({ length: 10 }, (_, i) => data.readTest(i))
      .find((one) => one.input.join() === input.join());
    assertEquals([found?.wanted, found?.words], [wanted, words], name);
  }
});

/** The page has `incr` with the numbers, behind those of two operands, and the others as they are. */
function byPage(left: string, right: string): number {
  const place = (name: string) => page.indexOf(`\n\`${name}\`:`);
  return place(left) - place(right);
}

Deno.test("the page says which lengths tasks have", () => {
  for (const [name, task] of Object.entries(sequenceTasks)) {
    const row = rows.find(([tasks, lengths]) =>
      tasks!.includes(`\`${name}\``) && /…/.test(lengths!)
    );
    const { train, readTest } = task.generate(
      { seed: 1, train: 0, test: 3 },
      parseTaskOptions(task),
    );
    assert(train.hardest >= 3);
    assertEquals(row![1], `${[0, 1, 2].map((i) => readTest(i).length).join(", ")}, …`, name);
  }
});

Deno.test("the page has the options with their values and defaults", () => {
  const declared: DeclaredOptions = {
    ...sequenceTasks["dup"]!.options,
    ...sequenceTasks["sort"]!.options,
  };
  for (const [name, option] of Object.entries(declared)) {
    const [, values, usual] = rows.find(([first]) => first === `\`${name}\``)!;
    switch (option.type) {
      case "choice":
        assertEquals(values, option.of.map((value) => `\`"${value}"\``).join(", "));
        assertEquals(usual, `\`"${option.default}"\``);
        break;
      case "integer":
        assertEquals(values!.replace(",", ""), `${of(name, option.from)} to ${option.to}`);
        assertEquals(usual, String(option.default));
        break;
      default:
        throw new Error(`no ${option.type} on the page`);
    }
  }
});

/** The shortest sequences of some tasks have 4 positions. */
function of(name: string, from: number): string {
  return name === "longest" ? `${from} or ${from + 1}` : String(from);
}

Deno.test("the page says what parts beyond the longest have, and what their length costs", () => {
  const text = page.replaceAll(/\s+/g, " "), task = sequenceTasks["bmul"]!;
  const { parts } = task.generate(
    { seed: 1, train: 0, test: 1000 },
    parseTaskOptions(task, { further: "to-4001" }),
  );
  const counts = Object.fromEntries(
    parts.map(({ task, testQuestions }) => [task.replace("bmul, length ", ""), testQuestions]),
  );
  assert(text.includes("lengths beyond are 41, 101, 201, 401 and 4,001"));
  assertEquals(Object.keys(counts), ["41", "101", "201", "401", "4001", "bmul"]);
  const { 101: short, 401: long, 4001: longest } = counts;
  assert(
    text.includes(`at most ${short} up to length 101, ${long} up to 401, and ${longest} at 4,001`),
  );
  assertEquals([counts[41], counts[201]], [short, long]);
  assert(text.includes(`a sequence of 401 costs ${Math.round((401 / 21) ** 2)} times one of 21`));
});

import { algorithms } from "../../../tasks/algorithms/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { readSource } from "../../_module_graph.ts";
import { solve } from "./_solve.ts";

const page = readSource("docs/algorithms.md");

const [, numbers] = page.split("## Options");

Deno.test("the tapes on the page are right, one of each task", () => {
  const shown = [...page.matchAll(/^`([a-z-]+)`: [^`]*```text\n(.*?)```/gms)];
  assertEquals(
    new Set(shown.map(([, name]) => name)),
    new Set(algorithms.map(({ name }) => name)),
  );
  for (const [, name = "", block = ""] of shown) {
    const [cells, names, holds, wanted] = ["cell", "name", "holds", "wanted"].map((head, i) => {
      const [first, ...texts] = block.split("\n")[i]!.split(/\s+/);
      assertEquals(first, head);
      return texts;
    }) as [string[], string[], string[], string[]];
    const memory = holds.map(Number), solved = solve(name, memory);
    assertEquals(cells.map(Number), [...memory.keys()]);
    assertEquals([names.length, wanted.length], [memory.length, memory.length], name);
    assert(wanted.some((text) => text !== "."), name);
    for (const [address, text] of wanted.entries()) {
      if (text !== ".") assertEquals(Number(text), solved[address], `${name}, cell ${address}`);
    }
  }
});

Deno.test("the page says which lengths are trained up to, and how many cells they take", () => {
  for (const { name, longest, cells, cellsFor } of algorithms) {
    const rows = numbers!.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
    const [, , trained, , takes] = rows.find(([, first]) => first?.includes(`\`${name}\``))!;
    assertEquals(Number(trained), longest, name);
    const [, factor, sum] = /^(\d*)n \+ (\d+)/.exec(takes!)!;
    for (const n of [2, 7]) assertEquals(cellsFor(n), Number(factor || 1) * n + Number(sum), name);
    const [, usual, tree] = /tapes have (\d+) cells, those of `walk-bst` (\d+)/.exec(numbers!)!;
    assertEquals(cells, Number(name === "walk-bst" ? tree : usual), name);
  }
});

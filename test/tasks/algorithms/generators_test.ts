import { RandomStream, streamKey } from "../../../engine/base/mod.ts";
import { type Algorithm, algorithms } from "../../../tasks/algorithms/mod.ts";
import type { Tape } from "../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { solve } from "./_solve.ts";

const random = new RandomStream(streamKey(1, "data"));

/** Lengths that the paper trains on, and some that it tests with. */
const LENGTHS = [...Array(20).keys()].map((i) => 1 + i).concat(31, 50);

/** Tapes of many lengths, on as few cells as they fit on, and on more. */
function* tapesOf({ draw, cellsFor }: Algorithm, each: number) {
  for (const length of LENGTHS) {
    const fewest = cellsFor(length);
    for (const cells of [fewest, fewest + 1, fewest + 5, 2 * fewest]) {
      const stream = random.derive(`${length} on ${cells}`);
      for (let i = 0; i < each; i++) yield { length, cells, tape: draw(length, cells, stream) };
    }
  }
}

/** The cells that matter. */
function wantedCells({ wanted }: Tape): number[] {
  return Array.from(wanted.keys()).filter((address) => wanted[address]! >= 0);
}

for (const algorithm of algorithms) {
  const { name } = algorithm;

  Deno.test(`${name}: what is wanted is what the algorithm makes of the memory`, () => {
    for (const { length, cells, tape } of tapesOf(algorithm, 12)) {
      const solved = solve(name, tape.memory), places = wantedCells(tape);
      const what = `length ${length} on ${cells} cells: ${tape.memory}`;
      assertEquals(places.map((i) => tape.wanted[i]), places.map((i) => solved[i]), what);
      assert(places.length > 0, what);
      assertEquals([tape.memory, tape.wanted, tape.names].map((one) => one.length), [
        cells,
        cells,
        cells,
      ]);
      for (const value of [...tape.memory, ...solved]) {
        assert(Number.isInteger(value) && value >= 0 && value < cells, what);
      }
    }
  });
}

/** What the cells of these names hold. */
function valuesOf({ memory, names }: Tape, pattern: RegExp): number[] {
  return Array.from(memory).filter((_, address) => pattern.test(names[address]!));
}

/** How often each of some things was seen, in order. */
function countsOf(seen: Iterable<string | number>): [string, number][] {
  return [...Map.groupBy(seen, String)].map((
    [what, { length }],
  ): [string, number] => [what, length])
    .sort(([left], [right]) => left < right ? -1 : 1);
}

/** Each of `kinds` things is as likely as any other: counts are within four deviations. */
function assertUniform(seen: readonly (string | number)[], kinds: number): void {
  const counts = countsOf(seen), expected = seen.length / kinds;
  assertEquals(counts.length, kinds, JSON.stringify(counts));
  for (const [what, count] of counts) {
    assert(
      Math.abs(count - expected) < 4 * Math.sqrt(expected),
      `${what}: ${count} of ${expected}`,
    );
  }
}

function draws(algorithm: Algorithm, length: number, cells: number, count: number): Tape[] {
  const stream = random.derive("many");
  return Array.from({ length: count }, () => algorithm.draw(length, cells, stream));
}

function named(name: string): Algorithm {
  return algorithms.find((algorithm) => algorithm.name === name)!;
}

Deno.test("elements are all integers that they can be, each as likely, and never NULL", () => {
  const cells = 12;
  // After the increment there has to be a larger integer, and the guard of a merge is one.
  const largest: Record<string, number> = { increment: cells - 2, merge: cells - 2 };
  // The values of a tree are different from each other, and have a test of their own.
  for (const algorithm of algorithms.filter(({ name }) => name !== "walk-bst")) {
    const { name } = algorithm;
    const elements = draws(algorithm, 3, cells, 4000).flatMap((tape) =>
      valuesOf(tape, /^(?:[AB]\[\d\]|value)$/)
    );
    assertEquals(elements.length, 12_000, name);
    assertUniform(elements, largest[name] ?? cells - 1);
    assert(!elements.includes(0), name);
  }
});

Deno.test("what is asked for is any of what there is, each as likely", () => {
  assertUniform(draws(named("access"), 6, 9, 4000).map(({ memory }) => memory[0]!), 6);
  assertUniform(draws(named("list-k"), 6, 18, 4000).map(({ memory }) => memory[1]!), 6);
  // Ordered pairs of different cells.
  const pairs = draws(named("swap"), 4, 9, 4000).map(({ memory: [p, q] }) => `${p}, ${q}`);
  assertUniform(pairs, 12);
  assert(!pairs.some((pair) => /^(\d), \1$/.test(pair)));
  assertUniform(
    draws(named("permutation"), 4, 9, 6000).map((tape) => valuesOf(tape, /^P/).join()),
    24,
  );
  // How long the first array is.
  assertUniform(
    draws(named("merge"), 5, 15, 4000).map((tape) => valuesOf(tape, /^A/).length),
    6,
  );
});

Deno.test("both arrays of a merge are sorted", () => {
  for (const tape of draws(named("merge"), 8, 30, 300)) {
    for (const array of [valuesOf(tape, /^A/), valuesOf(tape, /^B/)]) {
      assertEquals(array, array.toSorted((left, right) => left - right));
    }
    assertEquals(valuesOf(tape, /^G/), [29, 29]);
  }
});

Deno.test("nodes stand in every arrangement, each as likely, and the answer in any cell that is left", () => {
  // Two nodes of two of the seven cells from 3 on, and the answer: 5 * 4 * 3 of a row of five.
  for (const name of ["list-k", "list-search"]) {
    const places = draws(named(name), 2, 10, 12_000).map((tape) => {
      const head = tape.memory[0]!, nodes = [head, tape.memory[head]!, tape.memory[2]!];
      const [first, second, out] = nodes as [number, number, number];
      // They do not overlap.
      assertEquals(new Set([0, 1, 2, first, first + 1, second, second + 1, out]).size, 8);
      return nodes.join();
    });
    assertUniform(places, 60);
  }
});

Deno.test("a search passes by cells with any integers, and values that repeat", () => {
  const tapes = draws(named("list-search"), 3, 12, 4000);
  const trash = tapes.flatMap((tape) => valuesOf(tape, /^$/));
  assertEquals(trash.length, 4000 * 3);
  assertUniform(trash, 12);
  // Three values of eleven: two are equal in 1 - 10/11 * 9/11 = 0.256 of lists, give or take 0.007.
  const repeated = tapes.filter((tape) => new Set(valuesOf(tape, /^value$/)).size < 3).length;
  assert(Math.abs(repeated / 4000 - 0.256) < 0.03, `${repeated}`);
  // Nodes are asked for by value, and of equal ones the first is wanted: that is the head more often than each
  // third time, in 1/3 + 2/3 * 1/11 = 0.394 of tapes.
  const heads = tapes.filter(({ memory, wanted }) => wanted[memory[2]!] === memory[0]).length;
  assert(Math.abs(heads / 4000 - 0.394) < 0.03, `${heads}`);
});

Deno.test("trees are search trees of all their nodes, and every path ends at a node without a left child", () => {
  for (const length of [1, 2, 5, 10]) {
    for (const { memory, wanted, names } of draws(named("walk-bst"), length, 4 * length + 6, 200)) {
      const values: number[] = [], cells = new Set<number>();
      const visit = (node: number): void => {
        if (node === 0) return;
        assertEquals(names.slice(node, node + 3), ["value", "left", "right"]);
        for (const cell of [0, 1, 2]) cells.add(node + cell);
        visit(memory[node + 1]!);
        values.push(memory[node]!);
        visit(memory[node + 2]!);
      };
      visit(memory[0]!);
      assertEquals(values, [...new Set(values)].sort((left, right) => left - right));
      assertEquals([values.length, cells.size], [length, 3 * length]);
      // The path, step by step, to a node that has the wanted value.
      const steps = names.filter((name) => name.startsWith("d[")).length;
      let node = memory[0]!;
      for (let i = 0; i < steps; i++) node = memory[node + 1 + memory[2 + i]!]!;
      assertEquals([memory[node], memory[node + 1]], [wanted[memory[1]!], 0]);
      assertEquals([names[2 + steps], memory[2 + steps]], ["NULL", 0]);
      assertEquals(names[memory[1]!], "");
    }
  }
});

Deno.test("values of trees are any integers but NULL, and their shapes those of a random order of insertion", () => {
  // Orders of three values: two of the six give the balanced tree, each other one a chain. In preorder, by rank.
  const tapes = draws(named("walk-bst"), 3, 15, 6000);
  // Values are 1 to 14.
  const values = tapes.flatMap((tape) => valuesOf(tape, /^value$/));
  assertUniform(values, 14);
  assert(!values.includes(0));
  const shapes = tapes.map(({ memory }) => {
    const text = (node: number): string =>
      node === 0 ? "-" : `(${text(memory[node + 1]!)}${text(memory[node + 2]!)})`;
    return text(memory[0]!);
  });
  const counts = new Map(countsOf(shapes));
  assertEquals(counts.size, 5);
  const balanced = counts.get("((--)(--))")!;
  assert(Math.abs(balanced - 2000) < 4 * 37, `${balanced}`);
  assertUniform(shapes.filter((shape) => shape !== "((--)(--))"), 4);
});

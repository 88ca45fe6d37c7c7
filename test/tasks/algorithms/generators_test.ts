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

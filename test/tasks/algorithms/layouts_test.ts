import { RandomStream } from "../../../engine/base/mod.ts";
import { algorithms } from "../../../tasks/algorithms/mod.ts";
import { assert, assertEquals } from "../../../std.ts";

/** A stream whose integers are written down. */
class Scripted extends RandomStream {
  readonly #integers: number[];

  constructor(...integers: number[]) {
    super([0, 0]);
    this.#integers = integers;
  }

  override integer(bound: number): number {
    const next = this.#integers.shift();
    assert(next !== undefined && next < bound, `${next} is no integer below ${bound}`);
    return next;
  }

  get left(): number {
    return this.#integers.length;
  }
}

/** A tape, cell by cell: its name, what it holds, and what it should hold in the end if that matters. */
type Cell = readonly [name: string, value: number, wanted?: number];

function draw(name: string, length: number, cells: number, integers: readonly number[]): Cell[] {
  const random = new Scripted(...integers);
  const algorithm = algorithms.find((one) => one.name === name)!;
  const { memory, wanted, names } = algorithm.draw(length, cells, random);
  assertEquals(random.left, 0);
  return Array.from(memory, (value, i) => {
    const asked = wanted[i]!;
    return asked === -1 ? [names[i]!, value] : [names[i]!, value, asked];
  });
}

Deno.test("access: the element in cell k goes into cell 0", () => {
  // k is 1 + 1, the elements are 1 + 4, 1 + 6 and 1 + 0.
  assertEquals(draw("access", 3, 8, [1, 4, 6, 0]), [
    ["k", 2, 7],
    ["A[0]", 5],
    ["A[1]", 7],
    ["A[2]", 1],
    ["NULL", 0],
    ["", 0],
    ["", 0],
    ["", 0],
  ]);
});

Deno.test("increment: elements grow by one, up to the largest integer", () => {
  assertEquals(draw("increment", 2, 5, [2, 0]), [
    ["A[0]", 3, 4],
    ["A[1]", 1, 2],
    ["NULL", 0],
    ["", 0],
    ["", 0],
  ]);
});

Deno.test("copy: the array stands again where p points", () => {
  assertEquals(draw("copy", 3, 8, [4, 6, 0]), [
    ["p", 4],
    ["A[0]", 5],
    ["A[1]", 7],
    ["A[2]", 1],
    ["", 0, 5],
    ["", 0, 7],
    ["", 0, 1],
    ["", 0],
  ]);
});

Deno.test("reverse: the array stands backwards where p points", () => {
  assertEquals(draw("reverse", 3, 7, [4, 5, 0]), [
    ["p", 4],
    ["A[0]", 5],
    ["A[1]", 6],
    ["A[2]", 1],
    ["", 0, 1],
    ["", 0, 6],
    ["", 0, 5],
  ]);
});

Deno.test("swap: the elements in cells p and q change places", () => {
  // Of 0, 1, 2 the one at 0 + 2, which changes places with the first, and of what is left, 1 and 0, that at 1 + 1.
  assertEquals(draw("swap", 3, 7, [4, 5, 0, 2, 1]), [
    ["p", 4],
    ["q", 2],
    ["A[0]", 5, 1],
    ["A[1]", 6, 6],
    ["A[2]", 1, 5],
    ["0", 0],
    ["", 0],
  ]);
  assertEquals(draw("swap", 1, 4, [2, 0]), [["p", 2], ["q", 2], ["A[0]", 3, 3], ["0", 0]]);
});

Deno.test("permutation: the array in the order P stands where P was", () => {
  // 0, 1, 2 becomes 2, 1, 0 and stays so.
  assertEquals(draw("permutation", 3, 8, [2, 0, 0, 4, 6, 0]), [
    ["a", 4],
    ["P[0]", 2, 1],
    ["P[1]", 1, 7],
    ["P[2]", 0, 5],
    ["A[0]", 5],
    ["A[1]", 7],
    ["A[2]", 1],
    ["", 0],
  ]);
});

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

Deno.test("list-k: the value k hops from the head goes into cell out", () => {
  // k is 1. Behind the first three cells, 12 - 3 hold three nodes and three single cells: a row of six. Drawn
  // of it: 4; of 1, 2, 3, 0, 5 the third, 3; of 2, 1, 0, 5 the first, 2; and of 1, 0, 5 the last for the answer.
  // Places 2, 3 and 4 are the nodes at 5, 7 and 9; place 5 is cell 11.
  assertEquals(draw("list-k", 3, 12, [1, 4, 2, 0, 2, 5, 6, 0]), [
    ["head", 9],
    ["k", 1],
    ["out", 11],
    ["", 0],
    ["", 0],
    ["next", 0],
    ["value", 1],
    ["next", 5],
    ["value", 7],
    ["next", 7],
    ["value", 6],
    ["", 0, 7],
  ]);
});

Deno.test("list-search: the address of the first node with the value v goes into cell out", () => {
  const trash = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0];
  // The node asked about is the second, 1. A row of five places: drawn 0, then of 1, 2, 3, 4 the second, 2, and
  // of 1, 3, 4 (2 and 1 have changed places) the third. Nodes at 3 and 6, single cells 5, 8 and 9.
  assertEquals(draw("list-search", 2, 10, [...trash, 1, 0, 1, 2, 3, 3]), [
    ["head", 3],
    ["v", 4],
    ["out", 9],
    ["next", 6],
    ["value", 4],
    ["", 4],
    ["next", 0],
    ["value", 4],
    ["", 1],
    // Both values are 4: the first node is wanted.
    ["", 0, 3],
  ]);
});

Deno.test("merge: the elements of both arrays stand in order where o points", () => {
  // n is 2 of 3, the guard 11.
  assertEquals(draw("merge", 3, 12, [2, 8, 2, 4]), [
    ["a", 3],
    ["b", 6],
    ["o", 8],
    ["A[0]", 3],
    ["A[1]", 9],
    ["G", 11],
    ["B[0]", 5],
    ["G", 11],
    ["", 0, 3],
    ["", 0, 5],
    ["", 0, 9],
    ["", 0],
  ]);
  assertEquals(draw("merge", 1, 7, [0, 4]), [
    ["a", 3],
    ["b", 4],
    ["o", 6],
    ["G", 6],
    ["B[0]", 5],
    ["G", 6],
    ["", 0, 5],
  ]);
});

Deno.test("walk-bst: the value where the path ends goes into cell out", () => {
  // Values 1 + 5, 1 + 2 and 1 + 3, in this order: 6, with 3 to the left, with 4 to the right of that. Nodes
  // without a left child are 3 and 4; the second is asked for: left, right. Ten cells behind the NULL of cell 4
  // hold three nodes and a single cell, a row of four: nodes in places 1, 3 and 0, at 8, 12 and 5; 2 is cell 11.
  assertEquals(draw("walk-bst", 3, 15, [5, 1, 1, 1, 1, 2, 1, 0]), [
    ["root", 8],
    ["out", 11],
    ["d[0]", 0],
    ["d[1]", 1],
    ["NULL", 0],
    ["value", 4],
    ["left", 0],
    ["right", 0],
    ["value", 6],
    ["left", 12],
    ["right", 0],
    ["", 0, 4],
    ["value", 3],
    ["left", 0],
    ["right", 5],
  ]);
  assertEquals(draw("walk-bst", 1, 7, [0, 0, 1, 0]), [
    ["root", 4],
    ["out", 3],
    ["NULL", 0],
    ["", 0, 1],
    ["value", 1],
    ["left", 0],
    ["right", 0],
  ]);
});

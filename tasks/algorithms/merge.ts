import type { Algorithm } from "./algorithm.ts";
import { drawElements } from "./draw_integers.ts";
import { TapeWriter } from "./tape_writer.ts";

/**
 * `a, b, o, A[0], ..., A[n-1], G, B[0], ..., B[m-1], G`: from the address o on, which is that after the second G,
 * all elements of the sorted arrays A and B should stand in order; a and b are the addresses of the arrays.
 *
 * The paper does not say what the guard G is; here M - 1, more than any element. n is 0 to n + m, each as
 * likely, so that one of the arrays may be empty.
 */
export const merge: Algorithm = {
  name: "merge",
  title: "merging two sorted arrays",
  longest: 4,
  cells: 16,
  cellsFor: (length) => 2 * length + 5,
  draw(length, cells, random) {
    const tape = new TapeWriter(cells), guard = cells - 1, n = random.integer(length + 1);
    const elements = drawElements(length, guard - 1, random);
    const a = 3, b = a + n + 1, o = b + length - n + 1;
    tape.write(0, "a", a);
    tape.write(1, "b", b);
    tape.write(2, "o", o);
    tape.writeArray(a, "A", elements.slice(0, n).sort(ascending));
    tape.write(b - 1, "G", guard);
    tape.writeArray(b, "B", elements.slice(n).sort(ascending));
    tape.write(o - 1, "G", guard);
    tape.want(o, ...elements.sort(ascending));
    return tape;
  },
};

function ascending(left: number, right: number): number {
  return left - right;
}

import type { Algorithm } from "./algorithm.ts";
import { drawDistinct, drawElements } from "./draw_integers.ts";
import { TapeWriter } from "./tape_writer.ts";

/**
 * `p, q, A[0], ..., A[n-1], 0`: the elements in cells p and q should change places. Only the cells of the array
 * matter: the paper's printed machine overwrites cell 0 on the way. In that trace p and q are addresses, and so
 * they are here: two different cells of the array, in either order, all pairs as likely; an array of one element
 * has only one cell for both.
 */
export const swap: Algorithm = {
  name: "swap",
  title: "exchanging two elements of an array",
  longest: 12,
  cells: 16,
  cellsFor: (length) => length + 3,
  draw(length, cells, random) {
    const tape = new TapeWriter(cells), elements = drawElements(length, cells - 1, random);
    const [p = 0, q = p] = drawDistinct(Math.min(2, length), length, random);
    tape.write(0, "p", 2 + p);
    tape.write(1, "q", 2 + q);
    tape.writeArray(2, "A", elements);
    tape.write(2 + length, "0", 0);
    tape.want(2, ...elements.with(p, elements[q]!).with(q, elements[p]!));
    return tape;
  },
};

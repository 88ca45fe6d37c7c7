import type { Algorithm } from "./algorithm.ts";
import { drawDistinct, drawElements } from "./draw_integers.ts";
import { TapeWriter } from "./tape_writer.ts";

/**
 * `a, P[0], ..., P[n-1], A[0], ..., A[n-1]`, where a is the address of A[0] and P a permutation of 0 to n - 1:
 * A[P[0]], ..., A[P[n-1]] should stand where P was. All permutations are as likely.
 */
export const permutation: Algorithm = {
  name: "permutation",
  title: "permuting an array",
  longest: 4,
  cells: 16,
  cellsFor: (length) => 2 * length + 1,
  draw(length, cells, random) {
    const tape = new TapeWriter(cells), order = drawDistinct(length, length, random);
    const elements = drawElements(length, cells - 1, random);
    tape.write(0, "a", length + 1);
    tape.writeArray(1, "P", order);
    tape.writeArray(length + 1, "A", elements);
    tape.want(1, ...order.map((index) => elements[index]!));
    return tape;
  },
};

import type { Algorithm } from "./algorithm.ts";
import { drawElements } from "./draw_integers.ts";
import { TapeWriter } from "./tape_writer.ts";

/**
 * `A[0], ..., A[n-1], NULL`: each element should become A[i] + 1. The paper does not say which integers there
 * are; here 1 to M - 2, so that none of them is NULL, before or after.
 */
export const increment: Algorithm = {
  name: "increment",
  title: "adding one to the elements of an array",
  longest: 7,
  cells: 16,
  // With fewer than three integers there is no element.
  cellsFor: (length) => Math.max(3, length + 1),
  draw(length, cells, random) {
    const tape = new TapeWriter(cells), elements = drawElements(length, cells - 2, random);
    tape.writeArray(0, "A", elements);
    tape.write(length, "NULL", 0);
    tape.want(0, ...elements.map((element) => element + 1));
    return tape;
  },
};

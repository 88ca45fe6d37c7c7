import type { Algorithm } from "./algorithm.ts";
import { drawElements } from "./draw_integers.ts";
import { TapeWriter } from "./tape_writer.ts";

/**
 * `k, A[0], ..., A[n-1], NULL`: cell 0 should hold the element in cell k.
 *
 * The paper's text says A[k], counted from 0; in its printed trace k is an address, and so it is here: 1 to n,
 * each as likely.
 */
export const access: Algorithm = {
  name: "access",
  title: "reading an element of an array",
  longest: 8,
  cells: 16,
  cellsFor: (length) => length + 2,
  draw(length, cells, random) {
    const tape = new TapeWriter(cells), k = 1 + random.integer(length);
    tape.write(0, "k", k);
    tape.writeArray(1, "A", drawElements(length, cells - 1, random));
    tape.write(length + 1, "NULL", 0);
    tape.want(0, tape.memory[k]!);
    return tape;
  },
};

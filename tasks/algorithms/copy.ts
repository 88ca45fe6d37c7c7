import type { Algorithm } from "./algorithm.ts";
import { drawElements } from "./draw_integers.ts";
import { TapeWriter } from "./tape_writer.ts";

/**
 * `p, A[0], ..., A[n-1]`, where p is the address after A[n-1]: the array should stand there, too. The paper
 * does not say which integers there are; here 1 to M - 1.
 */
export const copy: Algorithm = copying(
  "copy",
  "copying an array to a pointer",
  (elements) => elements,
);

/** As `copy`, from the last element to the first. */
export const reverse: Algorithm = copying(
  "reverse",
  "copying an array in reverse order",
  (elements) => elements.toReversed(),
);

function copying(
  name: string,
  title: string,
  order: (elements: readonly number[]) => readonly number[],
): Algorithm {
  return {
    name,
    title,
    longest: 7,
    cells: 16,
    cellsFor: (length) => 2 * length + 1,
    draw(length, cells, random) {
      const tape = new TapeWriter(cells), elements = drawElements(length, cells - 1, random);
      tape.write(0, "p", length + 1);
      tape.writeArray(1, "A", elements);
      tape.want(length + 1, ...order(elements));
      return tape;
    },
  };
}

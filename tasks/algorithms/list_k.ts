import type { Algorithm } from "./algorithm.ts";
import { cellsForList, writeList } from "./linked_list.ts";
import { TapeWriter } from "./tape_writer.ts";

/**
 * `head, k, out, ...`: the value of the list's node that is k hops from its head should stand in cell out. k is 0
 * to n - 1, each as likely.
 */
export const listK: Algorithm = {
  name: "list-k",
  title: "the k-th value of a linked list",
  longest: 4,
  cells: 16,
  cellsFor: cellsForList,
  draw(length, cells, random) {
    const tape = new TapeWriter(cells), k = random.integer(length);
    const { values, output } = writeList(tape, length, random, () => ({ name: "k", value: k }));
    tape.want(output, values[k]!);
    return tape;
  },
};

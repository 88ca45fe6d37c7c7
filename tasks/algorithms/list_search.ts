import type { Algorithm } from "./algorithm.ts";
import { cellsForList, writeList } from "./linked_list.ts";
import { TapeWriter } from "./tape_writer.ts";

/**
 * `head, v, out, ...`: the address of the first node with the value v should stand in cell out. v is the value
 * of any of the nodes, each as likely; values may repeat. Cells without a node hold any integers, so that
 * looking through the memory for v does not help. The paper does not say whether v can be missing; here it
 * never is.
 */
export const listSearch: Algorithm = {
  name: "list-search",
  title: "the node of a linked list with a value",
  longest: 4,
  cells: 16,
  cellsFor: cellsForList,
  draw(length, cells, random) {
    const tape = new TapeWriter(cells);
    for (let address = 0; address < cells; address++) {
      tape.write(address, "", random.integer(cells));
    }
    const place = random.integer(length);
    const { nodes, values, output } = writeList(
      tape,
      length,
      random,
      ({ values }) => ({ name: "v", value: values[place]! }),
    );
    tape.want(output, nodes[values.indexOf(values[place]!)]!);
    return tape;
  },
};

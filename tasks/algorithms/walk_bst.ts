import type { Algorithm } from "./algorithm.ts";
import { drawDistinct } from "./draw_integers.ts";
import { placeNodes } from "./place_nodes.ts";
import { growTree } from "./search_tree.ts";
import { TapeWriter } from "./tape_writer.ts";

/** Cells before the path: root and out. */
const BEFORE = 2;

/** Cells of a node: value, left and right. */
const NODE = 3;

/**
 * `root, out, d[0], ..., d[k-1], NULL, ...`: the value of the node to which the steps d lead should stand in cell
 * out; a step is 0 to the left, 1 to the right. Nodes are a value, a pointer to the left child and one to the
 * right, NULL where there is none, in three adjacent cells.
 *
 * *The paper says* that NULL ends the path, and NULL is 0, a step to the left: the tape does not show where the
 * path ends. *We do*: paths lead to nodes without a left child only, any of them as likely, so that the walk
 * ends where the next step, NULL or not, leads to no child. *Why*: the tape then decides the answer, and its
 * layout is the paper's.
 *
 * It does not say how trees are drawn either: here n different values from 1 to M - 1 are inserted in random
 * order.
 */
export const walkBst: Algorithm = {
  name: "walk-bst",
  title: "following a path in a binary search tree",
  longest: 4,
  cells: 20,
  // The longest path, through n nodes, takes n - 1 steps and NULL; there is a cell for the answer, too.
  cellsFor: (length) => BEFORE + length + NODE * length + 1,
  draw(length, cells, random) {
    const tape = new TapeWriter(cells);
    const tree = growTree(drawDistinct(length, cells - 1, random).map((value) => 1 + value));
    const { value, path } = random.pick(tree.filter(({ children: [left] }) => left === null));
    const end = BEFORE + path.length;
    const { nodes, free } = placeNodes(length, NODE, { from: end + 1, cells }, random);
    tape.write(0, "root", nodes[0]!);
    tape.write(1, "out", free);
    tape.writeArray(BEFORE, "d", path);
    tape.write(end, "NULL", 0);
    for (const [i, { value, children: [left, right] }] of tree.entries()) {
      const address = nodes[i]!;
      tape.write(address, "value", value);
      tape.write(address + 1, "left", left === null ? 0 : nodes[left]!);
      tape.write(address + 2, "right", right === null ? 0 : nodes[right]!);
    }
    tape.want(free, value);
    return tape;
  },
};

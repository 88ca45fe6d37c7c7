/** A node of a binary search tree. */
export interface TreeNode {
  readonly value: number;
  /** Left and right: their places among all nodes; null where there is none. */
  readonly children: [left: number | null, right: number | null];
  /** The steps that lead to it from the root: 0 left, 1 right. */
  readonly path: readonly number[];
}

/** The tree that different values give when they are inserted in this order; nodes are in the same order. */
export function growTree(values: readonly number[]): TreeNode[] {
  const nodes: TreeNode[] = [];
  for (const [place, value] of values.entries()) {
    const path: number[] = [];
    let at = place === 0 ? null : 0;
    while (at !== null) {
      const { value: there, children }: TreeNode = nodes[at]!, step = value < there ? 0 : 1;
      path.push(step);
      at = children[step];
      if (at === null) children[step] = place;
    }
    nodes.push({ value, children: [null, null], path });
  }
  return nodes;
}

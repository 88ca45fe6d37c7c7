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
    let parent: TreeNode | undefined = nodes[0];
    while (parent !== undefined) {
      const step = value < parent.value ? 0 : 1, child = parent.children[step];
      path.push(step);
      if (child === null) parent.children[step] = place;
      parent = child === null ? undefined : nodes[child];
    }
    nodes.push({ value, children: [null, null], path });
  }
  return nodes;
}

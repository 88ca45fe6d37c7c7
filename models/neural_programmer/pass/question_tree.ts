/** What a question reader needs to know of a batch: which questions begin with the same words. */

/**
 * The questions of a batch as a tree of words: questions that begin alike share nodes, so that a
 * recurrent network works a beginning out once. Node 0 is the root, before the first word.
 */
export interface QuestionTree {
  /** Nodes by level, the root's first; in a level those with children come first. */
  readonly levels: readonly {
    readonly start: number;
    readonly size: number;
    /** Nodes with children. */
    readonly inner: number;
  }[];
  readonly size: number;
  /** `[nodes]`: the word of each; the root's is 0. */
  readonly words: Int32Array;
  /** `[nodes]`: the parent of each, counted from the start of its level. */
  readonly parents: Int32Array;
  /** `[B, Q]`: the node after each word; 0 past the end of a question. */
  readonly nodes: Int32Array;
  /** `[B]`: the node after the last word. */
  readonly ends: Int32Array;
}

/**
 * Puts the questions of a batch into a tree.
 *
 * @param words `[B, Q]`
 * @param lengths `[B]`, at most Q.
 * @param backward From the last word to the first.
 */
export function questionTree(
  words: Int32Array,
  lengths: Int32Array,
  backward = false,
): QuestionTree {
  const B = lengths.length, Q = words.length / Math.max(1, B);
  const nodes = new Int32Array(B * Q), ends = new Int32Array(B);
  const levels = [{ start: 0, size: 1, inner: Number(lengths.some((length) => length > 0)) }];
  const treeWords = [0], parents = [0];
  for (let depth = 0; depth < Q; depth++) {
    /** The words of the new level by parent and word: inner nodes, then leaves. */
    const found = new Map<string, { word: number; parent: number; inner: boolean }>();
    const keys = Array<string | null>(B).fill(null);
    for (let b = 0; b < B; b++) {
      const length = lengths[b]!;
      if (depth >= length) continue;
      const word = words[b * Q + (backward ? length - 1 - depth : depth)]!, parent = ends[b]!;
      const key = keys[b] = `${parent} ${word}`, inner = depth + 1 < length;
      const known = found.get(key);
      if (known === undefined) found.set(key, { word, parent, inner });
      else known.inner ||= inner;
    }
    if (found.size === 0) break;
    const above = levels[depth]!.start, start = treeWords.length;
    const ids = new Map<string, number>();
    for (const inner of [true, false]) {
      for (const [key, node] of found) {
        if (node.inner !== inner) continue;
        ids.set(key, treeWords.length);
        treeWords.push(node.word);
        parents.push(node.parent - above);
      }
      if (inner) levels.push({ start, size: found.size, inner: treeWords.length - start });
    }
    for (let b = 0; b < B; b++) {
      const key = keys[b];
      if (key === null) continue;
      const node = ends[b] = ids.get(key!)!;
      nodes[b * Q + (backward ? lengths[b]! - 1 - depth : depth)] = node;
    }
  }
  return {
    levels,
    size: treeWords.length,
    words: Int32Array.from(treeWords),
    parents: Int32Array.from(parents),
    nodes,
    ends,
  };
}

import type { Tree } from "./transformation.ts";

/**
 * The sum of the squares of all elements, in float64: parameters in ascending order of their names
 * (UTF-16 code units), elements in the order of memory, one accumulator. Every implementation keeps
 * this order, so that it gives the same bits.
 */
export function sumOfSquares(tree: Tree, names: readonly string[] = Object.keys(tree)): number {
  let sum = 0;
  for (const name of [...names].sort()) {
    for (const value of tree[name]!.dataSync<"float32">()) sum += value * value;
  }
  return sum;
}

/** The Euclidean norm of all elements of a tree taken together. */
export function globalNorm(tree: Tree): number {
  return Math.sqrt(sumOfSquares(tree));
}

import { sumOfSquares } from "../engine/mod.ts";
import type { Tree } from "./transformation.ts";

/**
 * The sum of the squares of all elements: of each parameter by the engine's `sumOfSquares`, parameters
 * in ascending order of their names (UTF-16 code units).
 */
export function sumOfSquaresOf(tree: Tree, names: readonly string[] = Object.keys(tree)): number {
  return [...names].sort().reduce((sum, name) => sum + sumOfSquares(tree[name]!, name), 0);
}

/**
 * The Euclidean norm of all elements of a tree taken together, the same to the bit on every backend.
 *
 * @throws {TypeError} If a tensor holds no numbers.
 *
 * @example
 * ```ts
 * import { globalNorm } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * if (globalNorm({ w: tf.tensor1d([3]), b: tf.scalar(4) }) !== 5) throw new Error("not 3, 4, 5");
 * ```
 */
export function globalNorm(tree: Tree): number {
  return Math.sqrt(sumOfSquaresOf(tree));
}

/** Whether an update of these gradients is made: one whose norm is not finite moves nothing. */
export function isMade(gradients: Tree): boolean {
  return Number.isFinite(sumOfSquaresOf(gradients));
}

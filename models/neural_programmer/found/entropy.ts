import { operationNames } from "../../../tasks/mod.ts";

/** A smaller probability counts as this in logarithms. */
export const LEAST_PROBABILITY = 1e-8;

/** The share of the training after which there is no bonus any more. */
const LAST = 0.7;

/** How much the entropy weighs after a share of the training: it falls in a straight line. */
export function entropyWeight(entropyBonus: number, progress: number): number {
  return entropyBonus * Math.max(0, 1 - progress / LAST);
}

/**
 * Minus the entropies of the operations' softmaxes of a program, summed over its steps, in nats.
 *
 * @param operations Weights, `[T, L, 10]`.
 * @param gradients Those of the weights times a factor are added to; null for none.
 */
export function negativeEntropy(
  operations: Float32Array,
  programCount: number,
  program: number,
  factor = 0,
  gradients: Float32Array | null = null,
): number {
  const O = operationNames.length;
  let sum = 0;
  for (let row = program; row * O < operations.length; row += programCount) {
    for (let i = row * O; i < (row + 1) * O; i++) {
      const weight = operations[i]!, log = Math.log(Math.max(weight, LEAST_PROBABILITY));
      sum += weight * log;
      if (gradients === null) continue;
      gradients[i]! += factor * (log + Number(weight >= LEAST_PROBABILITY));
    }
  }
  return sum;
}

/** What tests of gradient transformations share. */

import * as tf from "@tensorflow/tfjs";
import type { GradientTransformation, Observation, Tree } from "../../optim/mod.ts";

/** Values of a tree, rounded to float32, by name. */
export function valuesOf(tree: Tree): Record<string, number[]> {
  return Object.fromEntries(
    Object.entries(tree).map(([name, tensor]) => [name, [...tensor.dataSync()]]),
  );
}

/** Feeds the same gradients to a transformation, update after update, and returns what came out. */
export function run(
  transformation: GradientTransformation,
  gradients: Record<string, number[]>,
  epochs: readonly number[] = [0],
): { updates: Record<string, number[]>[]; observations: Observation[] } {
  const updates: Record<string, number[]>[] = [], observations: Observation[] = [];
  tf.tidy(() => {
    const tree = Object.fromEntries(
      Object.entries(gradients).map(([name, values]) => [name, tf.tensor1d(values)]),
    );
    let state = transformation.init(tree);
    for (const epoch of epochs) {
      const seen: Observation[] = [];
      const result = transformation.update(tree, state, tree, {
        epoch,
        observe: (observation) => seen.push(observation),
      });
      state = result.state;
      updates.push(valuesOf(result.updates));
      observations.push(Object.assign({}, ...seen));
    }
  });
  return { updates, observations };
}

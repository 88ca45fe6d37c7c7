import * as tf from "@tensorflow/tfjs";
import type { Check } from "../subject.ts";
import { infoOf, isSame } from "../trace.ts";
import { gradientsOf, parametersOf } from "../trees.ts";
import type { Tree } from "../../transformation.ts";

/** The updates are new tensors, named and shaped as the gradients. */
export const updates: Check = {
  name: "updates",
  async run({ build }, report) {
    const transformation = await build();
    const parameters = parametersOf(), gradients = gradientsOf(0);
    const next = transformation.update(
      gradients,
      transformation.init(parameters),
      parameters,
      infoOf(0),
    );
    if (!isSame(shapesOf(next.updates), shapesOf(gradients))) {
      report({
        expected: JSON.stringify(shapesOf(gradients)),
        got: JSON.stringify(shapesOf(next.updates)),
        advice: "Return a float32 tensor of the gradient's shape for every name.",
      });
    }
    const shared = Object.entries(next.updates).find(([name, one]) => one === gradients[name]);
    if (shared !== undefined) {
      report({
        expected: "new tensors",
        got: `the gradient of ${shared[0]} itself`,
        advice: "Return tf.clone(gradient): the caller disposes of both.",
      });
    }
    tf.dispose([gradients, parameters, next.updates as tf.NamedTensorMap]);
  },
};

function shapesOf(tree: Tree) {
  return Object.entries(tree).map(([name, { shape, dtype }]) => [name, shape, dtype] as const)
    .toSorted(([a], [b]) => a < b ? -1 : 1);
}

import * as tf from "@tensorflow/tfjs";
import type { Check } from "../subject.ts";
import { infoOf, isSame } from "../trace.ts";
import { gradientsOf, parametersOf, tensorsOf } from "../trees.ts";
import type { Tree } from "../../transformation.ts";

/** The updates are new float32 tensors, named and shaped as the gradients. */
export const updates: Check = {
  name: "updates",
  async run({ build, shapes }, report) {
    const transformation = await build(), parameters = parametersOf(shapes);
    const all = tensorsOf(gradientsOf(shapes, 0), shapes);
    const state = transformation.init(parameters);
    // A parameter that is frozen has no gradient.
    const { [Object.keys(shapes)[0]!]: _, ...some } = all;
    for (const gradients of [all, some]) {
      const next = transformation.update(gradients, state, parameters, infoOf(0));
      if (!isSame(shapesOf(next.updates), shapesOf(gradients))) {
        report({
          expected: JSON.stringify(shapesOf(gradients)),
          got: JSON.stringify(shapesOf(next.updates)),
          advice:
            "Return a float32 tensor of the gradient's shape for every gradient, and no other.",
        });
      }
      const shared = Object.entries(next.updates).find(([name, one]) => one === gradients[name]);
      if (shared !== undefined) {
        report({
          expected: "new tensors",
          got: `the gradient of ${shared[0]} itself`,
          advice: "Return a copy, gradient.toFloat(): the caller disposes of both.",
        });
      }
      const own = Object.entries(next.updates).filter(([name, one]) => one !== gradients[name]);
      tf.dispose(own.map(([, one]) => one));
      if (Object.values(gradients).some(({ isDisposed }) => isDisposed)) break;
    }
    tf.dispose([all, parameters]);
  },
};

function shapesOf(tree: Tree) {
  return Object.fromEntries(
    Object.entries(tree).map(([name, { shape, dtype }]) => [name, [...shape, dtype]]),
  );
}

import * as tf from "@tensorflow/tfjs";
import type { Check } from "../subject.ts";
import { infoOf } from "../trace.ts";
import { gradientsOf, parametersOf } from "../trees.ts";

/** An update leaves no tensor alive but the updates, and disposes of none of the caller's. */
export const tensors: Check = {
  name: "tensors",
  async run({ build }, report) {
    const transformation = await build();
    const parameters = parametersOf(), gradients = gradientsOf(0);
    const state = transformation.init(parameters), before = tf.memory().numTensors;
    const { updates } = transformation.update(gradients, state, parameters, infoOf(0));
    // Those that are the gradients themselves are another check's finding.
    const own = Object.entries(updates).filter(([name, one]) => one !== gradients[name]);
    tf.dispose(own.map(([, one]) => one));
    const left = tf.memory().numTensors - before;
    if (left !== 0) {
      report({
        expected: "none left alive by an update",
        got: left > 0 ? `${left} more than before` : `${-left} of the caller's disposed`,
        advice: left > 0
          ? "Wrap the computation of each update in tf.tidy."
          : "Do not dispose of gradients or parameters.",
      });
    }
    tf.dispose([gradients, parameters]);
  },
};

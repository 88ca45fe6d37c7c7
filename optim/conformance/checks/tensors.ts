import * as tf from "@tensorflow/tfjs";
import type { Check } from "../subject.ts";
import { infoOf } from "../trace.ts";
import { gradientsOf, parametersOf, tensorsOf } from "../trees.ts";

/** Nothing leaves a tensor alive but the updates, or disposes of one of the caller's. */
export const tensors: Check = {
  name: "tensors",
  async run({ build, shapes }, report) {
    const transformation = await build(), parameters = parametersOf(shapes);
    let before = tf.memory().numTensors;
    const count = (when: string) => {
      const left = tf.memory().numTensors - before;
      if (left === 0) return true;
      report({
        expected: `none left alive by ${when}`,
        got: left > 0 ? `${left} more than before` : `${-left} of the caller's disposed`,
        advice: left > 0
          ? "Wrap the computation of each update in tf.tidy."
          : "Do not dispose of gradients or parameters.",
      });
      return false;
    };
    let state = transformation.init(parameters);
    let isClean = count("init");
    for (const [when, bad] of updates) {
      if (!isClean) break;
      const gradients = tensorsOf(gradientsOf(shapes, 0, bad), shapes);
      before = tf.memory().numTensors;
      const next = transformation.update(gradients, state, parameters, infoOf(0));
      // Those that are the gradients themselves are another check's finding.
      const own = Object.entries(next.updates).filter(([name, one]) => one !== gradients[name]);
      tf.dispose(own.map(([, one]) => one));
      state = next.state;
      isClean = count(when);
      tf.dispose(gradients);
    }
    tf.dispose(parameters);
  },
};

const updates = [
  ["the first update", undefined],
  ["the second update", undefined],
  ["an update that is not finite", NaN],
  ["the update after one that is not finite", undefined],
] as const;

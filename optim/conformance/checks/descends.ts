import * as tf from "@tensorflow/tfjs";
import type { Check } from "../subject.ts";
import { trace } from "../trace.ts";
import { gradientsOf, valuesOf } from "../trees.ts";

/** A rule goes down: its first update points away from the gradient. */
export const descends: Check = {
  name: "descends",
  async run({ build }, report) {
    const transformation = await build();
    if (transformation.stage !== "rule") return;
    const { updates: [first] } = trace(transformation, [0]);
    const gradients = gradientsOf(0), given = valuesOf(gradients);
    tf.dispose(gradients);
    const along = Object.entries(first!).reduce(
      (sum, [name, values]) =>
        sum + values.reduce((own, value, i) => own + value * given[name]![i]!, 0),
      0,
    );
    if (along < 0) return;
    report({
      expected: "a first update against the gradient",
      got: `one along it: their product is ${along}`,
      advice: "Updates are added to the parameters: multiply by minus the learning rate.",
    });
  },
};

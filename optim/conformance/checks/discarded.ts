import * as tf from "@tensorflow/tfjs";
import type { Check } from "../subject.ts";
import { isSame, trace, UPDATES, upTo } from "../trace.ts";
import { gradientsOf, valuesOf } from "../trees.ts";

/** What is discarded leaves the gradients as they are, to the bit. */
export const discarded: Check = {
  name: "discarded",
  async run({ build }, report) {
    const transformation = await build();
    if (!transformation.discarded) return;
    const { updates } = trace(transformation, upTo(UPDATES));
    const given = upTo(UPDATES).map((update) => {
      const gradients = gradientsOf(update), values = valuesOf(gradients);
      tf.dispose(gradients);
      return values;
    });
    if (isSame(updates, given)) return;
    report({
      expected: "the gradients as they were given",
      got: "others",
      advice: "Say discarded only of what never reaches the update.",
    });
  },
};

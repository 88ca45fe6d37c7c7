import { addsNoise, type Check, isOptimizer } from "../subject.ts";
import { gradientsOf, product } from "../trees.ts";
import { trace } from "../trace.ts";

/** An optimizer goes down: its first updates point away from a gradient that stays. */
export const descends: Check = {
  name: "descends",
  async run({ build, shapes, expectations }, report) {
    const transformation = await build(), gradients = gradientsOf(shapes, 0);
    // Noise may be larger than a clipped gradient, and point anywhere.
    if (!isOptimizer(transformation) || addsNoise(transformation, expectations)) return;
    const same = Array.from({ length: 10 * (expectations.microBatches ?? 1) }, () => gradients);
    const { updates } = trace(transformation, shapes, same);
    const along = updates.reduce((sum, own) => sum + product(own, gradients), 0);
    if (along < 0) return;
    report({
      expected: "updates against the gradient",
      got: along === 0 ? "none in 10 updates" : `updates along it: their product is ${along}`,
      advice: "Updates are added to the parameters: multiply by minus the learning rate.",
    });
  },
};

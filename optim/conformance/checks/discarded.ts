import type { Check } from "../subject.ts";
import { gradientsUpTo, isSame, trace } from "../trace.ts";

/** What is discarded leaves the gradients as they are, to the bit. */
export const discarded: Check = {
  name: "discarded",
  async run({ build, shapes }, report) {
    const transformation = await build(), gradients = gradientsUpTo(shapes);
    if (!transformation.discarded) return;
    if (isSame(trace(transformation, shapes, gradients).updates, gradients)) return;
    report({
      expected: "the gradients as they were given",
      got: "others",
      advice: "Say discarded only of what never reaches the update.",
    });
  },
};

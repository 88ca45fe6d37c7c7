import type { Check } from "../subject.ts";
import { isSame, trace, UPDATES, upTo } from "../trace.ts";

/** Noise depends on the key and on the update. */
export const seeded: Check = {
  name: "seeded",
  async run({ stage, build }, report) {
    if (stage !== "noise" || (await build()).discarded) return;
    const one = trace(await build(1), upTo(UPDATES)), other = trace(await build(2), upTo(UPDATES));
    if (isSame(one.updates, other.updates)) {
      report({
        expected: "other noise with another key",
        got: "the same updates",
        advice: "Derive the draws from context.key, the update and the parameter's name.",
      });
    }
    const still = trace(await build(), [0, 0]).updates;
    if (isSame(still[0], still[1])) {
      report({
        expected: "other noise in every update",
        got: "the same in the first two",
        advice: "Let the draws depend on a count of updates in the state.",
      });
    }
  },
};

import type { Check } from "../subject.ts";
import { isSame, trace, UPDATES, upTo } from "../trace.ts";

/** The same context gives the same bits. */
export const deterministic: Check = {
  name: "deterministic",
  async run({ build }, report) {
    const one = trace(await build(), upTo(UPDATES)), again = trace(await build(), upTo(UPDATES));
    if (isSame(one, again)) return;
    report({
      expected: "the same bits from the same context",
      got: "different updates in two runs",
      advice: "Draw from context.key alone, never from Math.random or tf.randomNormal.",
    });
  },
};

import type { Check } from "../subject.ts";
import { gradientsUpTo, isSame, trace } from "../trace.ts";

/** The same context gives the same bits. */
export const deterministic: Check = {
  name: "deterministic",
  async run({ build, shapes }, report) {
    const run = async () => trace(await build(), shapes, gradientsUpTo(shapes));
    if (isSame(await run(), await run())) return;
    report({
      expected: "the same bits from the same context",
      got: "different updates in two runs",
      advice: "Draw from context.key alone, never from Math.random or tf.randomNormal.",
    });
  },
};

import type { Check } from "../subject.ts";
import { gradientsUpTo, isSame, trace } from "../trace.ts";
import type { Values } from "../trees.ts";

/** Parameters go by their names: neither their order nor another parameter changes anything. */
export const names: Check = {
  name: "names",
  async run({ build, shapes }, report) {
    const all = { ...shapes, [EXTRA]: [2] }, order = Object.keys(shapes);
    const gradients = gradientsUpTo(shapes);
    const run = async (given: readonly Values[], those = shapes) => {
      const built = await build({ names: [...order, EXTRA] });
      const { updates, seen } = trace(built, those, given);
      return { updates, seen };
    };
    const usual = await run(gradients);
    const reversed = (values: Values) => Object.fromEntries(Object.entries(values).reverse());
    for (
      const [words, given, those] of [
        ["their order was reversed", gradients.map(reversed), reversed(shapes) as typeof shapes],
        [
          "their order was reversed from the second update on",
          gradients.map((values, update) => update > 0 ? reversed(values) : values),
          shapes,
        ],
      ] as const
    ) {
      if (isSame(await run(given, those), usual)) continue;
      report({
        expected: "the same bits in whatever order the parameters come",
        got: `other updates or observations after ${words}`,
        advice: "Go by names, not by positions; sum over parameters in the order of their names.",
      });
      return;
    }
    // Of gradients of zeros, so that it changes no norm.
    const more = gradients.map((values) => ({ [EXTRA]: new Float32Array(2), ...values }));
    const beside = (await run(more, all)).updates.map(({ [EXTRA]: _, ...rest }) => rest);
    if (isSame(beside, usual.updates)) return;
    report({
      expected: "the same bits beside another parameter",
      got: "other updates after one with a gradient of zeros was added",
      advice: "Derive what a parameter gets from its own name and gradient, not from its place.",
    });
  },
};

/** Sorts before the others. */
const EXTRA = "0";

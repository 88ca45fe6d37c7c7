import type { Check } from "../subject.ts";
import { isSame, type Trace, trace, upTo } from "../trace.ts";

/** The order of names does not matter. */
export const pairing: Check = {
  name: "pairing",
  async run({ build }, report) {
    const one = trace(await build(), upTo(2));
    const turned = trace(await build(), upTo(2), { reversed: true });
    if (isSame(sorted(one), sorted(turned))) return;
    report({
      expected: "the same bits in whatever order the parameters come",
      got: "different updates after the order was reversed",
      advice: "Go by names, not by positions; sum over parameters in the order of their names.",
    });
  },
};

function sorted({ updates }: Trace) {
  return updates.map((values) => Object.entries(values).sort(([a], [b]) => a < b ? -1 : 1));
}

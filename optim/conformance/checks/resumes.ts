import type { Json } from "../../../engine/mod.ts";
import { stateFromJson } from "../../state.ts";
import type { Check } from "../subject.ts";
import { gradientsUpTo, isSame, trace, upTo } from "../trace.ts";

/** A state that went through JSON goes on to the same bits, at whichever update it was saved. */
export const resumes: Check = {
  name: "resumes",
  async run({ build, shapes }, report) {
    const gradients = gradientsUpTo(shapes), whole = trace(await build(), shapes, gradients);
    for (const update of upTo(gradients.length).slice(1)) {
      const saved = JSON.parse(JSON.stringify(whole.states[update - 1])) as Json;
      const from = { state: stateFromJson(saved), update };
      const rest = trace(await build(), shapes, gradients.slice(update), { from });
      const { updates, states, seen } = whole;
      const expected = [updates, states, seen].map((all) => all.slice(update));
      if (isSame([rest.updates, rest.states, rest.seen], expected)) continue;
      report({
        expected: "the bits of a run that never stopped",
        got: `others after the state was saved and restored before update ${update}`,
        advice:
          "Keep everything that changes in the state, and nothing in variables of the closure.",
      });
      return;
    }
  },
};

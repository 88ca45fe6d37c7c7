import type { Json } from "../../../engine/mod.ts";
import { stateFromJson } from "../../state.ts";
import type { Check } from "../subject.ts";
import { isSame, trace, UPDATES, upTo } from "../trace.ts";

/** A state that went through JSON goes on to the same bits. */
export const resumes: Check = {
  name: "resumes",
  async run({ build }, report) {
    const whole = trace(await build(), upTo(UPDATES));
    const saved = JSON.parse(JSON.stringify(whole.states[1])) as Json;
    const rest = trace(await build(), upTo(UPDATES).slice(2), { from: stateFromJson(saved) });
    if (isSame(rest.updates, whole.updates.slice(2))) return;
    report({
      expected: "the bits of a run that never stopped",
      got: "different updates after saving and restoring the state",
      advice: "Keep everything that changes in the state, and nothing in variables of the closure.",
    });
  },
};

import { stateFromJson } from "../../state.ts";
import type { Check } from "../subject.ts";
import { gradientsUpTo, trace } from "../trace.ts";

/** `checkState` takes the transformation's own states and no others. */
export const checkState: Check = {
  name: "checkState",
  async run({ build, shapes }, report) {
    const transformation = await build();
    if (transformation.checkState === undefined) return;
    const own = trace(transformation, shapes, gradientsUpTo(shapes, 1)).states[0]!;
    try {
      transformation.checkState(stateFromJson(own));
    } catch (error) {
      report({
        expected: "its own state to be accepted",
        got: String(error),
        advice: "Accept what init and update return.",
      });
    }
    for (const foreign of ["foreign", { foreign: 1 }, [null]] as const) {
      try {
        transformation.checkState(foreign);
      } catch {
        continue;
      }
      report({
        expected: "a TypeError for the state of another transformation",
        got: `${JSON.stringify(foreign)} was accepted`,
        advice: "Throw if the state is not null, or not an object of your fields.",
      });
      return;
    }
  },
};

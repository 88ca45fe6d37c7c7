import { stages } from "../../stage.ts";
import { addsNoise, type Check, keyOf } from "../subject.ts";
import { gradientsUpTo, isSame, trace } from "../trace.ts";
import { normOf } from "../trees.ts";

/** It does what its stage says: a chain keeps the order of stages, and cannot look inside. */
export const stage: Check = {
  name: "stage",
  async run({ build, shapes, expectations }, report) {
    const one = await build();
    if (!stages.includes(one.stage)) {
      report({
        expected: `one of ${stages.join(", ")}`,
        got: String(one.stage),
        advice: "Say where in a chain the transformation stands.",
      });
      return;
    }
    const gradients = gradientsUpTo(shapes), { updates } = trace(one, shapes, gradients);
    if (!addsNoise(one, expectations)) {
      const other = trace(await build({ key: keyOf(2) }), shapes, gradients);
      if (!isSame(updates, other.updates)) {
        report({
          expected: `a ${one.stage} that draws nothing`,
          got: "other updates with another key",
          advice: "Give what adds noise the stage noise, so that chain keeps it after the clip; " +
            "of a whole optimizer, say what noise to expect.",
        });
      }
    }
    if (one.stage !== "clip") return;
    const at = updates.findIndex((own, i) => normOf(own) > normOf(gradients[i]!) * (1 + 1e-6));
    if (at < 0) return;
    report({
      expected: "a clip that lengthens no gradient",
      got: `a norm of ${normOf(updates[at]!)} from one of ${normOf(gradients[at]!)}`,
      advice: "Give what scales gradients up the stage scale.",
    });
  },
};

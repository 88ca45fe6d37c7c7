import { misplaced } from "../../stage.ts";
import type { Check } from "../subject.ts";

/** A chain has the order of the stages. What has no parts is judged by what it does, by other checks. */
export const order: Check = {
  name: "order",
  async run({ build }, report) {
    const { parts } = await build();
    const wrong = parts === undefined ? undefined : misplaced(parts);
    if (wrong === undefined) return;
    report({
      expected: "a chain in the order of its stages",
      got: wrong.words,
      advice: "Clip first, then add noise, then scale, and let the rule be last.",
    });
  },
};

import { digits } from "../diagnose_deviation.ts";
import { landscapes } from "../landscapes.ts";
import { isDrowned, measureReach, minimize } from "../minimize.ts";
import { type Check, isOptimizer } from "../subject.ts";

/**
 * An optimizer goes down a parabola and Rosenbrock's valley at the learning rate that its maker gave it.
 * A rate is neither too small nor too large by itself, only for the landscape: so the landscape is as
 * wide as the optimizer's own steps reach under a gradient that stays the same. Where clipped gradients
 * drown in noise there is no verdict.
 */
export const converges: Check = {
  name: "converges",
  async run(subject, report) {
    if (!isOptimizer(await subject.build())) return;
    const reach = await measureReach(subject);
    if (!(reach.distance > 0)) {
      report({
        expected: "steps along a gradient that stays the same",
        got: "none in 50 updates",
        advice: "Return updates of every parameter that has a gradient.",
      });
      return;
    }
    if (isDrowned(reach)) return;
    for (const landscape of landscapes) {
      const left = await minimize(subject, landscape, reach);
      if (left <= landscape.enough) continue;
      report({
        expected: `${landscape.title} gone down to ${100 * landscape.enough} % of its height`,
        got: Number.isFinite(left) ? `${digits(100 * left)} %` : "no finite number",
        advice: "Updates are added to the parameters, each to its own: go against the gradient.",
      });
      return;
    }
  },
};

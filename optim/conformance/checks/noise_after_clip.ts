import { probeOf } from "../probe.ts";
import { type Check, keyOf } from "../subject.ts";
import { combine, normOf, uniform } from "../trees.ts";
import { digits } from "../diagnose_deviation.ts";

/** Beside a gradient that is clipped there is as much noise as beside none. */
export const noiseAfterClip: Check = {
  name: "noise after clip",
  async run(subject, report) {
    const { expectations: { noise, clip }, shapes } = subject;
    if (noise === undefined || clip === undefined) return;
    const probe = await probeOf(subject);
    if (probe === null) return;
    // A thousand times too long in each parameter, so a clip of the sum would take the noise with it.
    const long = uniform(shapes, 1000 * clip.norm);
    const difference = async (gradients: typeof long) => {
      const [one] = await probe.run([gradients], { key: keyOf(1) });
      const [other] = await probe.run([gradients], { key: keyOf(2) });
      return combine(one!, other!, (a, b) => a - b);
    };
    const alone = await difference(uniform(shapes)), beside = await difference(long);
    const off = normOf(combine(beside, alone, (a, b) => a - b));
    // What float32 loses of a number of the norm's size.
    const rounding = 1e-6 * clip.norm;
    if (off <= 0.02 * normOf(alone) + rounding) return;
    report({
      expected: "the same noise beside a gradient that is clipped as beside none",
      got: `${digits(normOf(beside) / normOf(alone))} times as much`,
      advice: "Clip first, then add noise: a clip after it shortens the noise with the gradient.",
    });
  },
};

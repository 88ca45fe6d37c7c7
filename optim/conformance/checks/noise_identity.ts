import { noiseSampleOf } from "../noise_sample.ts";
import type { Check } from "../subject.ts";
import { trace } from "../trace.ts";
import { uniform } from "../trees.ts";
import { subjectOf } from "../subject.ts";

/** Each number, over that of unit noise from the same draws, is the deviation. */
export const noiseIdentity: Check = {
  name: "noise identity",
  async run(subject, report) {
    const { unit } = subject.expectations.noise ?? {};
    const sample = unit === undefined ? null : await noiseSampleOf(subject);
    if (unit === undefined || sample === null) return;
    const { updates, shapes, names, deviationAt } = sample;
    const made = await subjectOf(unit, { parameters: shapes }).build();
    const units = trace(made, shapes, updates.map(() => uniform(shapes)), { stays: true }).updates;
    for (const [update, values] of updates.entries()) {
      const deviation = deviationAt(update);
      for (const name of names) {
        const at = Array.from(values[name]!).findIndex((value, i) =>
          !(Math.abs(value - deviation * units[update]![name]![i]!) <=
            1e-5 * deviation * (1 + Math.abs(units[update]![name]![i]!)))
        );
        if (at < 0) continue;
        const ratio = values[name]![at]! / units[update]![name]![at]!;
        report({
          expected: `${deviation} times unit noise at update ${update}`,
          got: `${ratio} times it, at number ${at} of ${name}`,
          advice: "Multiply the draw of update, parameter and position by the deviation.",
        });
        return;
      }
    }
  },
};

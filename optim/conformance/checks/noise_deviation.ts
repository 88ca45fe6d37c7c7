import { TRUNCATED_DEVIATION } from "../../../engine/mod.ts";
import { diagnoseDeviation, digits } from "../diagnose_deviation.ts";
import { noiseSampleOf, numbersOf } from "../noise_sample.ts";
import { ERRORS, rootMeanSquare } from "../statistics.ts";
import type { Check } from "../subject.ts";

/** In each of 100 updates the noise has the deviation that it should have. */
export const noiseDeviation: Check = {
  name: "noise deviation",
  async run(subject, report) {
    const sample = await noiseSampleOf(subject);
    if (sample === null) return;
    const { names, updates, noise: { truncated = false }, probe: { rate } } = sample;
    const { microBatches = 1 } = subject.expectations;
    const factor = truncated ? TRUNCATED_DEVIATION : 1;
    const expected = (update: number) => factor * sample.deviationAt(update);
    const measured = updates.map((values) => rootMeanSquare(numbersOf(values, names)));
    const count = numbersOf(updates[0]!, names).length;
    const tolerance = ERRORS / Math.sqrt(2 * count);
    const at = measured.findIndex((value, update) =>
      !(Math.abs(value / expected(update) - 1) <= tolerance)
    );
    if (at < 0) return;
    const why = diagnoseDeviation(measured, expected, { rate, microBatches, tolerance });
    report({
      expected: `noise of deviation ${digits(expected(at))} at update ${at}`,
      got: `${digits(measured[at]!)}${why === undefined ? "" : `: ${why}`}`,
      advice:
        "Add noise once in an update, before the learning rate; take the root of a variance; " +
        "let t be the number of updates made before this one.",
    });
  },
};

import { TRUNCATED_DEVIATION } from "../../../engine/mod.ts";
import { digits } from "../diagnose_deviation.ts";
import { noiseSampleOf, numbersOf } from "../noise_sample.ts";
import { distanceFromNormal, ERRORS, momentsOf, rootMeanSquare } from "../statistics.ts";
import type { Check } from "../subject.ts";

/**
 * The noise over its own deviation is standard normal: moments, and the test of Kolmogorov and Smirnov.
 * A false alarm is rarer than one in 100,000 keys; the key is always the same.
 */
export const noiseDistribution: Check = {
  name: "noise distribution",
  async run(subject, report) {
    const sample = await noiseSampleOf(subject);
    if (sample === null) return;
    const { updates, names, noise: { truncated = false } } = sample;
    const parts = updates.map((values) => {
      const numbers = numbersOf(values, names);
      const deviation = rootMeanSquare(numbers) / (truncated ? TRUNCATED_DEVIATION : 1);
      return deviation === 0 ? new Float32Array(0) : numbers.map((value) => value / deviation);
    });
    const all = numbersOf(Object.fromEntries(parts.entries()), Object.keys(parts));
    const { mean, skewness, kurtosis } = momentsOf(all), n = all.length;
    // None at all is another check's finding.
    if (n === 0) return;
    const advice = "Draw independent Gaussians, and scale them by the deviation alone.";
    const moments = [
      ["a mean of 0", mean, ERRORS / Math.sqrt(n)],
      ["a skewness of 0", skewness, ERRORS * Math.sqrt(6 / n)],
      ...truncated
        ? []
        : [["an excess kurtosis of 0", kurtosis, ERRORS * Math.sqrt(24 / n)] as const],
    ] as const;
    const off = moments.find(([, value, most]) => !(Math.abs(value) <= most));
    if (off !== undefined) {
      report({ expected: `${off[0]}, in deviations, of ${n} draws`, got: digits(off[1]), advice });
      return;
    }
    const { distance, most } = distanceFromNormal(all, truncated);
    if (distance <= most) return;
    report({
      expected: `a distribution within ${digits(most)} of a ${
        truncated ? "truncated " : ""
      }Gaussian`,
      got: `a distance of ${digits(distance)} in ${n} draws`,
      advice,
    });
  },
};

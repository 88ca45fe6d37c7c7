import { digits } from "../diagnose_deviation.ts";
import { correlationOf, noiseSampleOf, numbersOf } from "../noise_sample.ts";
import { correlation, ERRORS } from "../statistics.ts";
import { type Check, keyOf } from "../subject.ts";
import { upTo } from "../trace.ts";

/**
 * Noise of two parameters, of two updates, of two keys and of neighbours is uncorrelated, and no two
 * updates have the same. Some ten correlations are tested, each with a false alarm in 26 million keys.
 */
export const noiseIndependence: Check = {
  name: "noise independence",
  async run(subject, report) {
    const sample = await noiseSampleOf(subject);
    if (sample === null) return;
    const { updates, names, draw, noise } = sample, correlationAt = correlationOf(noise);
    const expected = upTo(updates.length - 1)
      .reduce((sum, update) => sum + correlationAt(update) / (updates.length - 1), 0);
    const [first, ...others] = names, one = (name: string) => updates.map((own) => own[name]!);
    const whole = series(one(first!));
    const later = updates.map((values) => numbersOf(values, names));
    const second = await draw({ key: keyOf(2), updates: 10 });
    const pairs: readonly (readonly [string, ArrayLike<number>, ArrayLike<number>, number])[] = [
      ...others.map((name) =>
        [`the parameters ${first} and ${name}`, whole, series(one(name)), 0] as const
      ),
      ["successive updates", series(later.slice(0, -1)), series(later.slice(1)), expected],
      ["updates two apart", series(later.slice(0, -2)), series(later.slice(2)), 0],
      [
        "two keys",
        series(later.slice(0, 10)),
        series(second.map((values) => numbersOf(values, names))),
        0,
      ],
      ...[1, 2, 4].map((lag) =>
        [`numbers ${lag} apart`, whole.slice(0, -lag), whole.slice(lag), 0] as const
      ),
    ];
    for (const [words, a, b, wanted] of pairs) {
      const found = correlation(a, b), most = ERRORS / Math.sqrt(Math.min(a.length, b.length));
      if (Math.abs(found - wanted) <= most) continue;
      report({
        expected: `noise of ${words} with a correlation of ${digits(wanted)}`,
        got: found > 0.999 ? "the same noise" : `a correlation of ${digits(found)}`,
        advice: "Derive each draw from key, update, name and position together.",
      });
      return;
    }
    const begins = new Map<string, number>();
    for (const [update, values] of later.entries()) {
      if (values.every((value) => value === 0)) continue;
      const begin = values.slice(0, 2).map((value) => value / sample.deviationAt(update))
        .map((value) => Number(value.toPrecision(4))).join();
      const same = begins.get(begin);
      begins.set(begin, update);
      if (same === undefined) continue;
      report({
        expected: "other noise in every update",
        got: `in update ${update} that of update ${same}`,
        advice: "Let the draws depend on a count of updates that does not begin again.",
      });
      return;
    }
  },
};

/** Updates one after another, each scaled to a mean square of 1 so that each counts the same. */
function series(updates: readonly ArrayLike<number>[]): Float32Array {
  const all = new Float32Array(updates.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const values of updates) {
    let square = 0;
    for (let i = 0; i < values.length; i++) square += values[i]! ** 2;
    const scale = square === 0 ? 0 : Math.sqrt(values.length / square);
    for (let i = 0; i < values.length; i++) all[at++] = values[i]! * scale;
  }
  return all;
}

import * as tf from "@tensorflow/tfjs";
import type { Observation } from "../../transformation.ts";
import { digits } from "../diagnose_deviation.ts";
import { ERRORS, rootMeanSquare } from "../statistics.ts";
import type { Check, Report, Subject } from "../subject.ts";
import { infoOf, isSame } from "../trace.ts";
import {
  gradientsOf,
  normOf,
  parametersOf,
  type Shapes,
  tensorsOf,
  uniform,
  type Values,
  valuesOf,
} from "../trees.ts";

/** What it says that it saw is so: norms before and after a clip, and the deviation of noise. */
export const observed: Check = {
  name: "observed",
  async run(subject, report) {
    const { stage } = await subject.build();
    if (stage === "clip") {
      // Of one number and of many, too long and short.
      for (const scale of [1, 1e-4]) {
        const gradients = gradientsOf(subject.shapes, 0);
        for (const values of Object.values(gradients)) {
          values.forEach((value, i) => values[i] = value * scale);
        }
        const { seen, updates } = await observe(subject, subject.shapes, gradients);
        checkClip(seen, gradients, updates, report);
      }
    }
    if (stage !== "noise") return;
    const wide = Object.fromEntries(
      Object.entries(subject.shapes).map((
        [name, { length }],
      ) => [name, length < 2 ? [2500] : [50, 50]]),
    );
    const { seen, updates } = await observe(subject, wide, uniform(wide));
    const { noiseStandardDeviation: said } = seen;
    if (said === undefined) return;
    // Over all elements together: a mask leaves some without noise.
    const all = Object.values(updates).flatMap((values) => [...values]);
    const measured = rootMeanSquare(all), noisy = all.filter((value) => value !== 0).length;
    if (measured === said) return;
    if (Math.abs(measured / said - 1) <= ERRORS / Math.sqrt(2 * noisy)) return;
    report({
      expected: `the noise's deviation, ${digits(measured)}, to be observed`,
      got: `a noiseStandardDeviation of ${digits(said)}`,
      advice:
        "Tell observe what is added, in the root mean square over all elements: of truncated " +
        "noise, the deviation after truncation.",
    });
  },
};

async function observe({ build }: Subject, shapes: Shapes, given: Values) {
  const transformation = await build(), parameters = parametersOf(shapes);
  const gradients = tensorsOf(given, shapes);
  let seen: Observation = {};
  const state = transformation.init(parameters);
  const { updates } = transformation.update(gradients, state, parameters, {
    ...infoOf(0),
    observe: (observation) => seen = { ...seen, ...observation },
  });
  const values = valuesOf(updates) as Readonly<Record<string, Float32Array>>;
  tf.dispose([parameters, gradients, updates as tf.NamedTensorMap]);
  return { seen, updates: values };
}

function checkClip(
  { gradientNorm, clippedGradientNorm, clipped }: Observation,
  gradients: Values,
  updates: Values,
  report: Report,
): void {
  const before = normOf(gradients), after = normOf(updates);
  const advice = "Observe the norms of all gradients together, and whether a number was changed.";
  if (gradientNorm === undefined || clippedGradientNorm === undefined || clipped === undefined) {
    report({ expected: "norms before and after the clip to be observed", got: "none", advice });
  } else if (!isClose(gradientNorm, before) || !isClose(clippedGradientNorm, after)) {
    report({
      expected: `norms of ${digits(before)} before the clip and ${digits(after)} after it`,
      got: `${digits(gradientNorm)} and ${digits(clippedGradientNorm)}`,
      advice,
    });
  } else if (clipped === isSame(gradients, updates)) {
    report({
      expected: clipped ? "no clip where nothing was changed" : "a clip where numbers were changed",
      got: `clipped: ${clipped}`,
      advice,
    });
  }
}

function isClose(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-5 * other;
}

import { type Finding, RandomStreams } from "../../engine/mod.ts";
import type { Batch } from "../../tasks/mod.ts";
import type { Model } from "../model.ts";
import { type Learned, lossOf, setParameters, type Values, valuesOf } from "./trained_model.ts";

/** Steps of the differences: the loss is float32, so that no one step suits every model. */
const STEPS: readonly number[] = [0.003, 0.01, 0.001, 0.03, 0.0003];

/** The relative error that the best of the steps may have. */
const TOLERANCE = 0.03;

/** A slope below this share of the loss, over one step, drowns in the rounding of float32. */
const VISIBLE = 1e-4;

/**
 * Compares the gradient of each parameter with central differences of the loss, along the gradient
 * itself and along a direction drawn at random: entries that are missing show in the second.
 */
export function checkGradients(
  model: Model<Batch>,
  batch: Batch,
  phase: string,
  { gradients }: Learned,
): Finding[] {
  const parameters = valuesOf(model.parameters), streams = new RandomStreams(1);
  const loss = lossOf(model, batch, phase);
  const slope = (name: string, direction: Float32Array, step: number) => {
    const at = (sign: number) => {
      setParameters(model, moved(parameters, name, direction, sign * step));
      return lossOf(model, batch, phase);
    };
    return (at(1) - at(-1)) / (2 * step);
  };
  const findings = Object.entries(gradients).flatMap(([name, gradient]): Finding[] => {
    const length = Math.hypot(...gradient);
    const along = length === 0 ? [] : [gradient.map((value) => value / length)];
    const scale = 1 / Math.sqrt(gradient.length), random = streams.open(name);
    const anywhere = gradient.map(() => random.uniform() < 0.5 ? -scale : scale);
    for (const direction of [...along, anywhere]) {
      const expected = gradient.reduce((sum, value, i) => sum + value * direction[i]!, 0);
      const unseen = VISIBLE * Math.max(1, Math.abs(loss)), slopes: number[] = [];
      const right = STEPS.some((step) => {
        const found = slope(name, direction, step);
        slopes.push(found);
        return Math.abs(found - expected) <= TOLERANCE * Math.abs(expected) + unseen;
      });
      if (right) continue;
      return [{
        what: `gradient of ${name}, in the phase ${phase}`,
        expected: `a slope of ${shown(slopes[0]!)}, as differences of loss() have it`,
        got: shown(expected),
        advice: "Let lossAndGradients() return the gradient of what loss() computes.",
      }];
    }
    return [];
  });
  setParameters(model, parameters);
  return findings;
}

function moved(values: Values, name: string, direction: Float32Array, by: number): Values {
  return { ...values, [name]: values[name]!.map((value, i) => value + by * direction[i]!) };
}

function shown(value: number): string {
  return String(Number(value.toPrecision(4)));
}

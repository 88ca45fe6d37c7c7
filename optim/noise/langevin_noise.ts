import { checkOptions } from "../_check_options.ts";
import type { PhiloxKey } from "../../engine/mod.ts";
import { type Mask, maskStep } from "../mask.ts";
import { follow, type Schedule, type TrainingLength } from "../schedules/mod.ts";
import type { GradientTransformation } from "../transformation.ts";
import { makeNoise } from "./_make_noise.ts";
import type { NoiseState } from "./_noise_form.ts";

/** What `addLangevinNoise` takes; `only` and `except` name the parameters and rows that it is added to. */
export interface LangevinNoiseOptions extends Mask {
  /** T, above 0: in units of the loss. */
  readonly temperature: number;
  /** That of the rule, `sgd` or `scaleByLearningRate`: a number or a schedule. */
  readonly learningRate: Schedule;
  /** From `streamKey(seed, "noise")`; there is no default. */
  readonly key: PhiloxKey;
  /** For schedules that stretch with the training. */
  readonly length?: TrainingLength | undefined;
}

/**
 * The noise of stochastic gradient Langevin dynamics: Gaussians of deviation sqrt(2 T / rate) on the gradient, so
 * that plain gradient descent at this learning rate moves each parameter by noise of variance 2 rate T. At small
 * rates parameters are then distributed as exp(-loss / T). At a rate of 0 nothing is added.
 *
 * Source: Welling and Teh 2011, "Bayesian learning via stochastic gradient Langevin dynamics", equation (4). Their
 * step epsilon is 2 rate, and T = 1 with the loss -log of the posterior, summed over all N examples. With a loss
 * that is a mean over examples T = 1 / N gives the same posterior.
 *
 * This holds for rules that subtract rate times the gradient. Momentum, Adam and whatever else scales between
 * noise and rule give another distribution.
 *
 * @throws {RangeError} If the temperature or the rate is not positive and finite, or a mask cannot be read; in
 * `init`, if a mask names no parameter, or rows that it has not.
 * @throws {TypeError} If the key is not two whole numbers of 32 bits.
 *
 * @example
 * ```ts
 * import { addLangevinNoise, chain, sgd, streamKey } from "@gradnoise/gradnoise";
 *
 * const key = streamKey(1, "noise"), learningRate = 0.1;
 * const noise = addLangevinNoise({ temperature: 0.01, learningRate, key });
 * chain(noise, sgd(learningRate));
 * // In text the rate is that of the rule: langevin(0.01) > sgd(0.1)
 * if (noise.spec!.step.rate !== 0.1) throw new Error("another rate");
 * ```
 */
export function addLangevinNoise(
  options: LangevinNoiseOptions,
): GradientTransformation<NoiseState> {
  const names = ["temperature", "learningRate", "key", "length", "only", "except"];
  checkOptions("add noise", options, names, ["temperature", "learningRate"]);
  const { temperature, learningRate, key, length, only, except } = options;
  if (!(temperature > 0 && temperature < Infinity)) {
    throw new RangeError(`Cannot add noise of a temperature of ${temperature}`);
  }
  const rateAt = follow(learningRate, length);
  const step = {
    ...{ kind: "langevin", temperature, rate: learningRate },
    ...maskStep({ only, except }),
  };
  const context = { key, ...length === undefined ? {} : { length } };
  const deviationAt: typeof rateAt = (position) => {
    const rate = rateAt(position);
    return rate === 0 ? 0 : Math.sqrt(2 * temperature / rate);
  };
  const usual = {
    truncated: false,
    anticorrelated: 0,
    discarded: false,
    shared: false,
    frozen: false,
  };
  return makeNoise({ step, context }, deviationAt, { ...usual, key, mask: { only, except } });
}

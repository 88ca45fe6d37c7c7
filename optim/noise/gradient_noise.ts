import { checkOptions } from "../_check_options.ts";
import type { PhiloxKey } from "../../engine/mod.ts";
import { type Mask, maskStep } from "../mask.ts";
import { follow, type Schedule, type TrainingLength } from "../schedules/mod.ts";
import type { GradientTransformation } from "../transformation.ts";
import { makeNoise } from "./_make_noise.ts";
import type { NoiseState } from "./_noise_form.ts";

/** What `addGradientNoise` takes; `only` and `except` name the parameters and rows that it is added to. */
export interface GradientNoiseOptions extends Mask {
  /** The **standard deviation**: a number, or a schedule like `annealed({ eta: 1 })`. */
  readonly deviation: Schedule;
  /** From `streamKey(seed, "noise")`; there is no default. */
  readonly key: PhiloxKey;
  /**
   * Whether the noise stays within two deviations, as TensorFlow's truncated normal does: `deviation` is then
   * that of the Gaussian before that, and the noise has 0.8796 times as much. False if missing.
   */
  readonly truncated?: boolean | undefined;
  /** The share lambda of the previous update's noise that is subtracted, in [0, 1]; 0 if missing. */
  readonly anticorrelated?: number | undefined;
  /**
   * Whether the noise never reaches the update: a fault of published code, which `chain` refuses unless it is
   * `unordered`. False if missing.
   */
  readonly discarded?: boolean | undefined;
  /** Whether all parameters draw with one key, so that entries at one place are equal: a fault, as above. */
  readonly shared?: boolean | undefined;
  /** Whether every update adds the draw of update 0, with its own deviation: a fault, as above. */
  readonly frozen?: boolean | undefined;
  /** For schedules that stretch with the training. */
  readonly length?: TrainingLength | undefined;
}

/**
 * Adds independent Gaussian noise to every gradient entry. At update t, with s the deviation and z standard
 * Gaussians:
 *
 *     g_t + s_t z_t - lambda s_(t-1) z_(t-1)
 *
 * where lambda is `anticorrelated`: 0 is the usual noise. The noise is a function of key, update, parameter
 * name and position alone, so it is the same on every backend, after a resume, and when another parameter is
 * added. An update whose norm is not finite is not made, and not counted.
 *
 * With lambda above 0 the previous update's noise is drawn again from its counter: the state holds its
 * deviation, a number. At update 0 there is none. What is added has the variance s_t^2 + (lambda s_(t-1))^2,
 * (1 + lambda^2) s^2 where s does not change, and correlation -lambda / (1 + lambda^2) from one update to the
 * next. With lambda 1 the sum over all updates so far is s_t z_t alone: with a constant learning rate the
 * parameters are moved by one draw, however long the training is.
 *
 * Sources: Neelakantan et al. 2015, arXiv 1511.06807, equation (1): after the clip, before the rule. For memory
 * networks they found a standard deviation of 0.001 to work. The code of Kaiser and Sutskever's Neural GPU
 * (openai/ecprice-neural-gpu, at c88b58f) draws a truncated normal, and discards the sum: the noisy gradient is
 * only bound to a loop variable. Anticorrelated noise: Orvieto et al. 2022, arXiv 2202.02831 (lambda 1; they add
 * it to the parameters, after the learning rate); Kalinin et al. 2026, arXiv 2601.22334 (lambda in [0, 1), drawn
 * again as here).
 *
 * Seeded noise gives no privacy: whoever knows the seed can subtract it.
 *
 * @throws {RangeError} If the deviation is no schedule, or not positive and finite, if `anticorrelated` is not
 * in [0, 1], or a mask cannot be read; in `init`, if a mask names no parameter, or rows that it has not.
 * @throws {TypeError} If the key is not two whole numbers of 32 bits.
 *
 * @example
 * ```ts
 * import { addGradientNoise, streamKey } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const key = streamKey(1, "noise"), gradients = { kernel: tf.zeros([2]), bias: tf.zeros([2]) };
 * const noise = addGradientNoise({ deviation: 0.1, key, anticorrelated: 1, except: ["bias"] });
 * let state = noise.init(gradients), sum = [0, 0];
 * for (let update = 0; update < 100; update++) {
 *   const next = noise.update(gradients, state, gradients, { epoch: 0 });
 *   sum = sum.map((value, i) => value + next.updates.kernel!.dataSync()[i]!);
 *   if (next.updates.bias!.dataSync()[0] !== 0) throw new Error("noise on the bias");
 *   state = next.state;
 * }
 * // What has been added in all is one draw: within five deviations, after a hundred updates.
 * if (sum.some((value) => value === 0 || Math.abs(value) > 0.5)) throw new Error("it adds up");
 * ```
 */
export function addGradientNoise(
  options: GradientNoiseOptions,
): GradientTransformation<NoiseState> {
  checkOptions("add noise", options, [
    "deviation",
    "key",
    "truncated",
    "anticorrelated",
    "only",
    "except",
    "discarded",
    "shared",
    "frozen",
    "length",
  ]);
  const { deviation, key, length, anticorrelated = 0, only, except } = options;
  const { truncated = false, discarded = false, shared = false, frozen = false } = options;
  if (!(anticorrelated >= 0 && anticorrelated <= 1)) {
    throw new RangeError(`Cannot subtract a share of the last noise: ${anticorrelated}`);
  }
  const step = {
    ...{ kind: "noise", deviation },
    ...truncated ? { truncated } : {},
    ...anticorrelated === 0 ? {} : { anticorrelated },
    ...maskStep({ only, except }),
    ...discarded ? { discarded } : {},
    ...shared ? { shared } : {},
    ...frozen ? { frozen } : {},
  };
  const context = { key, ...length === undefined ? {} : { length } };
  return makeNoise({ step, context }, follow(deviation, length), {
    ...{ key, mask: { only, except }, truncated, anticorrelated, discarded, shared, frozen },
  });
}

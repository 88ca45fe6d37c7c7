import * as tf from "@tensorflow/tfjs";
import {
  deriveKey,
  type GaussianDraw,
  gaussianNoise,
  type PhiloxKey,
  TRUNCATED_DEVIATION,
} from "../../engine/mod.ts";
import { checkState } from "../_check_update.ts";
import { positionOf } from "../_position.ts";
import { isMade } from "../norm.ts";
import { follow, type Schedule, type TrainingLength } from "../schedules/mod.ts";
import type { State } from "../state.ts";
import { copyOf, type GradientTransformation, mapTree, type StepInfo } from "../transformation.ts";

/** The updates that noise has been added to. */
type NoiseState = { readonly update: number };

/** What `addGradientNoise` takes. */
export interface GradientNoiseOptions {
  /** The **standard deviation**: a number, or a schedule like `annealed({ eta: 1 })`. */
  readonly deviation: Schedule;
  /** From `streamKey(seed, "noise")`; there is no default. */
  readonly key: PhiloxKey;
  /**
   * Whether the noise stays within two deviations, as TensorFlow's truncated normal does: `deviation` is then
   * that of the Gaussian before that, and the noise has 0.8796 times as much. False if missing.
   */
  readonly truncated?: boolean | undefined;
  /**
   * Whether the noise never reaches the update: a fault of published code, which `chain` refuses unless it is
   * `unordered`. False if missing.
   */
  readonly discarded?: boolean | undefined;
  /** For schedules that stretch with the training. */
  readonly length?: TrainingLength | undefined;
}

/**
 * Adds independent Gaussian noise to every gradient entry. The noise is a function of key, update,
 * parameter name and position alone, so it is the same on every backend, after a resume, and when
 * another parameter is added. An update whose norm is not finite is not made, and not counted.
 *
 * Source: Neelakantan et al. 2015, arXiv 1511.06807, equation (1): after the clip, before the rule.
 * For memory networks they found a standard deviation of 0.001 to work. The code of Kaiser and Sutskever's
 * Neural GPU (openai/ecprice-neural-gpu, at c88b58f) draws a truncated normal, and discards the sum: the noisy
 * gradient is only bound to a loop variable.
 *
 * @throws {RangeError} If the deviation is no schedule, or not positive and finite.
 */
export function addGradientNoise(
  { deviation, key, length, truncated = false, discarded = false }: GradientNoiseOptions,
): GradientTransformation<NoiseState> {
  const deviationAt = follow(deviation, length);
  const keys = new Map<string, PhiloxKey>();
  const keyOf = (name: string): PhiloxKey => {
    const derived = keys.get(name) ?? deriveKey(key, name);
    keys.set(name, derived);
    return derived;
  };
  const check = (state: State) => checkState("noise", state, ["update"]);
  const begin = (
    before: NoiseState,
    info: StepInfo,
  ): { readonly of: (name: string) => GaussianDraw | null; readonly state: NoiseState } => {
    check(before);
    const { update } = before;
    const standardDeviation = deviationAt(positionOf(update, info));
    const factor = discarded ? 0 : truncated ? TRUNCATED_DEVIATION : 1;
    info.observe?.({ noiseStandardDeviation: factor * standardDeviation });
    return {
      of: (name) =>
        discarded || standardDeviation === 0
          ? null
          : { standardDeviation, key: keyOf(name), index: update, truncated },
      state: { update: update + 1 },
    };
  };
  return {
    spec: {
      step: {
        ...{ kind: "noise", deviation },
        ...truncated ? { truncated } : {},
        ...discarded ? { discarded } : {},
      },
      context: { key, ...length === undefined ? {} : { length } },
    },
    stage: "noise",
    ...discarded ? { discarded, fault: "never reaches the update: it is discarded" } : {},
    elementwise: {
      kind: "noise",
      begin: (state, _gradients, _params, info) => begin(state, info),
    },
    init: () => ({ update: 0 }),
    checkState: check,
    update(updates, state, _params, info) {
      const noise = begin(state, info);
      // So that the rule does not make an update of the noise alone.
      if (!isMade(updates)) return { updates: copyOf(updates), state };
      const addNoise = (gradient: tf.Tensor, name: string) => {
        const draw = noise.of(name);
        if (draw === null) return tf.cast(gradient, "float32");
        return tf.tidy(() => tf.add(gradient, gaussianNoise(gradient.shape, draw)));
      };
      return { updates: mapTree(updates, addNoise), state: noise.state };
    },
  };
}

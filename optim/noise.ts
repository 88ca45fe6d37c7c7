import * as tf from "@tensorflow/tfjs";
import { deriveKey, type GaussianDraw, gaussianNoise, type PhiloxKey } from "../engine/mod.ts";
import type { State } from "./state.ts";
import { checkState } from "./_check_update.ts";
import { isMade } from "./norm.ts";
import { type GradientTransformation, mapTree, type StepInfo } from "./transformation.ts";

/** How much noise an update gets, as plain data. */
export type NoiseSchedule =
  /** The same standard deviation in every update. */
  | { readonly kind: "fixed"; readonly standardDeviation: number }
  /** Variance eta / (1 + t)^gamma at update t. */
  | { readonly kind: "annealed"; readonly eta: number; readonly gamma: number };

/**
 * Noise of one standard deviation throughout. For memory networks Neelakantan et al. 2015 found 0.001
 * to work (their section on End-to-End Memory Networks).
 *
 * @throws {RangeError} If the standard deviation is not positive and finite.
 */
export function fixed(standardDeviation: number): NoiseSchedule {
  if (!(standardDeviation > 0 && standardDeviation < Infinity)) {
    throw new RangeError(`Cannot add noise of this standard deviation: ${standardDeviation}`);
  }
  return { kind: "fixed", standardDeviation };
}

/**
 * Noise whose **variance** is eta / (1 + t)^gamma at update t = 0, 1, ...: its standard deviation is
 * the root of that.
 *
 * Source: Neelakantan et al. 2015, arXiv 1511.06807, equation (1); eta from {0.01, 0.3, 1.0},
 * gamma 0.55.
 *
 * @throws {RangeError} If eta is not positive and finite, or gamma is negative or not finite.
 */
export function annealed(
  options: { readonly eta: number; readonly gamma?: number },
): NoiseSchedule {
  const { eta, gamma = 0.55 } = options;
  if (!(eta > 0 && eta < Infinity)) throw new RangeError(`Cannot anneal noise from eta: ${eta}`);
  if (!(gamma >= 0 && gamma < Infinity)) {
    throw new RangeError(`Cannot anneal noise by gamma: ${gamma}`);
  }
  return { kind: "annealed", eta, gamma };
}

/** The standard deviation of the noise at update t, which counts from 0. */
export function noiseStandardDeviation(schedule: NoiseSchedule, update: number): number {
  switch (schedule.kind) {
    case "fixed":
      return schedule.standardDeviation;
    case "annealed":
      return Math.sqrt(schedule.eta / Math.pow(1 + update, schedule.gamma));
  }
}

/** The updates that noise has been added to. */
type NoiseState = { readonly update: number };

/** A transformation that adds noise. */
export interface GradientNoise extends GradientTransformation<NoiseState> {
  /** The noise of an update: which Gaussians each parameter gets. */
  readonly draws: (state: NoiseState, info: StepInfo) => {
    readonly of: (name: string) => GaussianDraw;
    readonly state: NoiseState;
  };
}

/**
 * Adds independent Gaussian noise to every gradient entry. The noise is a function of key, update,
 * parameter name and position alone, so it is the same on every backend, after a resume, and when
 * another parameter is added. An update whose norm is not finite is not made, and not counted.
 *
 * Source: Neelakantan et al. 2015, arXiv 1511.06807, equation (1): after the clip, before the rule.
 *
 * @param options.key From `streamKey(seed, "noise")`; there is no default.
 */
export function addGradientNoise(
  options: { readonly schedule: NoiseSchedule; readonly key: PhiloxKey },
): GradientNoise {
  const { schedule, key } = options;
  const keys = new Map<string, PhiloxKey>();
  const keyOf = (name: string): PhiloxKey => {
    const derived = keys.get(name) ?? deriveKey(key, name);
    keys.set(name, derived);
    return derived;
  };
  const check = (state: State) => checkState("addGradientNoise", state, ["update"]);
  const draws: GradientNoise["draws"] = (before, info) => {
    check(before);
    const { update } = before;
    const standardDeviation = noiseStandardDeviation(schedule, update);
    info.observe?.({ noiseStandardDeviation: standardDeviation });
    return {
      of: (name) => ({ standardDeviation, key: keyOf(name), index: update }),
      state: { update: update + 1 },
    };
  };
  return {
    config: { kind: "addGradientNoise", schedule: { ...schedule }, key: [...key] },
    stage: "noise",
    draws,
    init: () => ({ update: 0 }),
    checkState: check,
    update(updates, state, _params, info) {
      const noise = draws(state, info);
      // What is not finite goes on, so that the rule does not make an update of the noise alone.
      if (!isMade(updates)) {
        return { updates: mapTree(updates, (tensor) => tf.clone(tensor)), state };
      }
      const addNoise = (gradient: tf.Tensor, name: string) =>
        tf.tidy(() => tf.add(gradient, gaussianNoise(gradient.shape, noise.of(name))));
      return { updates: mapTree(updates, addNoise), state: noise.state };
    },
  };
}

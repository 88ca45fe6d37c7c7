import * as tf from "@tensorflow/tfjs";
import { type AdamStep, adamUpdate } from "../../engine/mod.ts";
import { checkState, kindOf } from "../_check_update.ts";
import { positionOf } from "../_position.ts";
import { isMade } from "../norm.ts";
import { follow, type Schedule, type TrainingLength } from "../schedules/mod.ts";
import type { State } from "../state.ts";
import {
  copyOf,
  type GradientTransformation,
  mapTree,
  type StepInfo,
  type Tree,
  zerosOf,
} from "../transformation.ts";

/** The moments of each parameter, by name, and the updates that have been made. */
export type AdamState = {
  readonly update: number;
  readonly first: Readonly<Record<string, Float32Array>>;
  readonly second: Readonly<Record<string, Float32Array>>;
};

/** The constants of `scaleByAdam`. There are no defaults: libraries differ in theirs. */
export interface AdamConstants {
  /** Decay of the mean of gradients; the paper has 0.9. */
  readonly beta1: number;
  /** Decay of the mean of their squares; the paper has 0.999. */
  readonly beta2: number;
  /** Is added to the root of the corrected second moment; the paper has 1e-8. */
  readonly epsilon: number;
}

/** The constants of `adam`. */
export interface AdamOptions extends AdamConstants {
  /** A number, or a schedule. */
  readonly learningRate: Schedule;
  /** For schedules that stretch with the training. */
  readonly length?: TrainingLength | undefined;
}

/**
 * Adam: with g the gradient at update t = 1, 2, ...
 *
 *     m = beta1 m + (1 - beta1) g            v = beta2 v + (1 - beta2) g^2
 *     update = - rate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
 *
 * in float64, moments and update rounded to float32, so that every backend gives the same bits. Moments
 * go by the names of parameters. A parameter that appears later begins with moments of 0; a state with
 * moments of parameters that there are not is one of another model, and refused. An update whose norm
 * is not finite is not made: neither t nor the moments move.
 *
 * Source: Kingma and Ba 2015, arXiv 1412.6980, algorithm 1.
 *
 * @throws {RangeError} If a decay is not in [0, 1), or the rate or epsilon not positive and finite.
 *
 * @example
 * ```ts
 * import { adam } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const rule = adam({ learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
 * const gradients = { w: tf.tensor1d([5, -0.01]) };
 * // The first step has the length of the learning rate, however long the gradient is.
 * const { updates } = rule.update(gradients, rule.init(gradients), gradients, { epoch: 0 });
 * const [x, y] = updates.w!.dataSync();
 * if (Math.abs(x! + 0.1) > 1e-6 || Math.abs(y! - 0.1) > 1e-6) throw new Error("not Adam");
 * ```
 */
export function adam(options: AdamOptions): GradientTransformation<AdamState> {
  const { learningRate, length, beta1, beta2, epsilon } = options;
  const rateAt = follow(learningRate, length);
  const rateOf = (update: number, info: StepInfo) => {
    const rate = rateAt(positionOf(update, info));
    info.observe?.({ learningRate: rate });
    return rate;
  };
  const { begin, update } = moments("adam", { beta1, beta2, epsilon }, rateOf, zerosOf);
  return {
    spec: {
      step: { kind: "adam", rate: learningRate, beta1, beta2, epsilon },
      context: length === undefined ? {} : { length },
    },
    stage: "rule",
    elementwise: { kind: "adam", begin },
    init: noMoments,
    checkState: (state) => checkAdamState("adam", state),
    update,
  };
}

/**
 * The gradient as Adam scales it, without the learning rate: before `scaleByLearningRate`. The two give
 * what `adam` gives to the last bit or two of float32, which is rounded once more in between.
 *
 * @throws {RangeError} If a decay is not in [0, 1), or epsilon not positive and finite.
 */
export function scaleByAdam(constants: AdamConstants): GradientTransformation<AdamState> {
  const { beta1, beta2, epsilon } = constants;
  const { begin, update } = moments("scaleByAdam", { beta1, beta2, epsilon }, () => -1, copyOf);
  return {
    spec: { step: { kind: "scaleByAdam", beta1, beta2, epsilon }, context: {} },
    stage: "scale",
    elementwise: {
      kind: "map",
      inBlocks: true,
      begin(...given) {
        const { of, state } = begin(...given);
        return {
          of: (name) => {
            const step = of(name);
            return (values, _parameter, from) => {
              const some = (moment: Float32Array) => moment.subarray(from, from + values.length);
              adamUpdate(values, { ...step, first: some(step.first), second: some(step.second) });
            };
          },
          state,
        };
      },
    },
    init: noMoments,
    checkState: (state) => checkAdamState("scaleByAdam", state),
    update,
  };
}

const noMoments = (): AdamState => ({ update: 0, first: {}, second: {} });

/**
 * The moments, and the updates that follow from them.
 *
 * @param rateOf The learning rate after a number of updates.
 * @param unmade The updates where they are not made.
 */
function moments(
  kind: string,
  constants: AdamConstants,
  rateOf: (updates: number, info: StepInfo) => number,
  unmade: (gradients: Tree) => Tree,
) {
  const { beta1, beta2, epsilon } = constants;
  for (const beta of [beta1, beta2]) {
    if (!(beta >= 0 && beta < 1)) throw new RangeError(`Cannot decay moments by ${beta}`);
  }
  if (!(epsilon > 0 && epsilon < Infinity)) {
    throw new RangeError(`Cannot divide by a root plus an epsilon of ${epsilon}`);
  }
  // The arrays of the state are taken over, and change in place.
  const begin = (before: AdamState, gradients: Tree, params: Tree, info: StepInfo) => {
    checkMoments(kind, before, gradients, params);
    const { update, first, second } = before, t = update + 1;
    const step = {
      ...constants,
      learningRate: rateOf(update, info),
      correction1: 1 - beta1 ** t,
      correction2: 1 - beta2 ** t,
    };
    const firsts = { ...first }, seconds = { ...second };
    for (const [name, { size }] of Object.entries(gradients)) {
      if (Object.hasOwn(firsts, name)) continue;
      firsts[name] = new Float32Array(size);
      seconds[name] = new Float32Array(size);
    }
    return {
      of: (name: string): AdamStep => ({ ...step, first: firsts[name]!, second: seconds[name]! }),
      state: { update: t, first: firsts, second: seconds },
    };
  };
  const update: GradientTransformation<AdamState>["update"] = (gradients, state, params, info) => {
    const made = isMade(gradients);
    const next = begin(structuredClone(state), gradients, params, info);
    if (!made) return { updates: unmade(gradients), state };
    const updates = mapTree(gradients, (gradient, name) => {
      const values = Float32Array.from(gradient.dataSync());
      adamUpdate(values, next.of(name));
      return tf.tensor(values, gradient.shape);
    });
    return { updates, state: next.state };
  };
  return { begin, update };
}

const fields = ["update", "first", "second"] as const;

/** @throws {TypeError} If a state is not one of Adam's, or its moments are not arrays. */
function checkAdamState(kind: string, state: State): asserts state is AdamState {
  checkState(kind, state, fields);
  for (const moment of ["first", "second"] as const) {
    const moments = (state as Readonly<Record<string, State>>)[moment]!;
    if (kindOf(moments) !== "an object") {
      throw new TypeError(`Cannot update ${kind}: its ${moment} moments are ${kindOf(moments)}`);
    }
    for (const [name, values] of Object.entries(moments)) {
      if (values instanceof Float32Array) continue;
      throw new TypeError(
        `Cannot update the parameter ${name}: its ${moment} moment is ${kindOf(values)}, not a ` +
          `Float32Array: save states by stateToJson and read them by stateFromJson`,
      );
    }
  }
}

/** @throws {TypeError} If a state does not fit the gradients. */
function checkMoments(kind: string, state: State, gradients: Tree, params: Tree): void {
  checkAdamState(kind, state);
  const { first, second } = state;
  for (const [name, { size }] of Object.entries(gradients)) {
    for (const [moment, moments] of [["first", first], ["second", second]] as const) {
      const values = Object.hasOwn(moments, name) ? moments[name] : undefined;
      if (
        values === undefined
          ? !Object.hasOwn(moment === "first" ? second : first, name)
          : values.length === size
      ) continue;
      throw new TypeError(
        `Cannot update the parameter ${name}: its ${moment} moment has ` +
          `${values?.length ?? 0} numbers, not ${size}`,
      );
    }
  }
  const fresh = Object.keys(gradients).find((name) => !Object.hasOwn(first, name));
  const stale = Object.keys(first).find((name) =>
    !Object.hasOwn(gradients, name) && !Object.hasOwn(params, name)
  );
  if (fresh === undefined || stale === undefined) return;
  throw new TypeError(
    `Cannot update the parameter ${fresh}: the state has no moments of it, but of ${stale}, ` +
      "which is none of the parameters",
  );
}

import { checkIsTransformation } from "../_check_is_transformation.ts";
import * as tf from "@tensorflow/tfjs";
import type { State } from "../state.ts";
import type { GradientTransformation, Parameters, Tree } from "../transformation.ts";
import { checkArrays, findState, wrap } from "./_wrap.ts";

/** The updates that were averaged, and the average of each parameter, by name. */
export type AverageState = {
  readonly update: number;
  readonly average: Readonly<Record<string, Float32Array>>;
  readonly inner: State;
};

/** Arrays by the names of parameters. */
type Averages = AverageState["average"];

/**
 * Averages the parameters over the updates, for an answer that is steadier than the last one's. With p the
 * parameters after update t = 1, 2, ...
 *
 *     average = average + (1 - decay) (p - average)       by a decay: begins with the first parameters
 *     average = average + (p - average) / t               "uniform": Polyak and Ruppert's
 *
 * in float64, rounded to float32. The training itself does not see it: `averagesOf` reads the averages from a
 * state, and `useAverages` puts them in the place of the parameters. An update that is not made, or a batch
 * that is only accumulated, does not count.
 *
 * Source: Polyak and Juditsky 1992, "Acceleration of stochastic approximation by averaging"; the exponential
 * moving mean without correction of its beginning, as `optax.ema` with `debias=False`.
 *
 * @param decay The weight of the average at an update, from 0 up to, but not including, 1; or "uniform".
 * @throws {RangeError} If the decay is another.
 * @throws {TypeError} If what is wrapped is no transformation.
 *
 * @example
 * ```ts
 * import { applyGradients, average, averagesOf, sgd, useAverages } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const w = tf.variable(tf.tensor1d([0])), optimizer = average(sgd(1), "uniform");
 * let state = optimizer.init({ w });
 * for (const gradient of [-1, -1, -1]) {
 *   const gradients = { w: tf.tensor1d([gradient]) };
 *   state = applyGradients(optimizer, { w }, gradients, state, { epoch: 0 }) as typeof state;
 * }
 * if (averagesOf(state)!.w![0] !== 2) throw new Error("not the mean of 1, 2 and 3");
 * const giveBack = useAverages({ w }, state);
 * if (w.dataSync()[0] !== 2) throw new Error("not the average");
 * giveBack();
 * if (w.dataSync()[0] !== 3) throw new Error("not as it was trained");
 * ```
 */
export function average(
  inner: GradientTransformation,
  decay: number | "uniform",
): GradientTransformation<AverageState> {
  checkIsTransformation("average", inner);
  if (decay !== "uniform" && !(decay >= 0 && decay < 1)) {
    throw new RangeError(`Cannot average parameters with a decay of ${decay}`);
  }
  return wrap<AverageState>({
    step: { kind: "average", decay },
    inner,
    fields: ["update", "average", "inner"],
    init: (params, inner) => ({ update: 0, average: valuesOf(params), inner }),
    check: ({ average }) => checkArrays("average", "average", average),
    run(state, { gradients, params, info, pass, own }) {
      // Parameters that appear later begin with the values that they have then.
      const late = Object.keys(gradients).filter((name) => !Object.hasOwn(state.average, name));
      const begin = valuesOf(Object.fromEntries(late.map((name) => [name, params[name]!])));
      const { inner, moved, valuesOf: after } = pass(state.inner, gradients, info);
      if (!moved) return { ...state, inner };
      const update = state.update + 1, share = decay === "uniform" ? 1 / update : 1 - decay;
      const next: Record<string, Float32Array> = {};
      for (const [name, before] of Object.entries({ ...state.average, ...begin })) {
        const mean = next[name] = own(before);
        if (!Object.hasOwn(params, name)) continue;
        const values = after(name);
        if (share === 1) mean.set(values);
        else for (let i = 0; i < mean.length; i++) mean[i]! += share * (values[i]! - mean[i]!);
      }
      return { update, average: next, inner };
    },
  });
}

/**
 * The averages in the state of an optimizer, by the names of parameters: of the outermost `average`; null if
 * there is none. They may change in place with the next update.
 *
 * @param state Of a transformation, or of a tfjs optimizer by `asTfOptimizer`.
 *
 * @example
 * ```ts
 * import { average, averagesOf, sgd } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const parameters = { w: tf.variable(tf.tensor1d([3])) };
 * // Before the first update they are the parameters.
 * const averages = averagesOf(average(sgd(1), 0.9).init(parameters));
 * if (averages!.w![0] !== 3) throw new Error("not the parameter");
 * if (averagesOf(sgd(1).init(parameters)) !== null) throw new Error("averages of nothing");
 * ```
 */
export function averagesOf(state: State): Averages | null {
  return (findState(state, ["average"]) as AverageState | null)?.average ?? null;
}

/**
 * Puts the averages in the place of the parameters; those without one stay.
 *
 * @returns Gives the parameters back what they had before.
 * @throws {TypeError} If the state has no averages.
 *
 * @example
 * ```ts
 * import { average, sgd, useAverages } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const w = tf.variable(tf.tensor1d([3])), state = average(sgd(1), 0.9).init({ w });
 * w.assign(tf.tensor1d([5]));
 * const giveBack = useAverages({ w }, state);
 * if (w.dataSync()[0] !== 3) throw new Error("not the average");
 * giveBack();
 * if (w.dataSync()[0] !== 5) throw new Error("not given back");
 * ```
 */
export function useAverages(parameters: Parameters, state: State): () => void {
  const averages = averagesOf(state);
  if (averages === null) throw new TypeError("Cannot use averages: the optimizer has none");
  const averaged = Object.fromEntries(
    Object.entries(parameters).filter(([name]) => Object.hasOwn(averages, name)),
  );
  const trained = valuesOf(averaged);
  assign(averaged, averages);
  return () => assign(averaged, trained);
}

function valuesOf(tree: Tree): Averages {
  return Object.fromEntries(
    Object.entries(tree).map(([name, tensor]) => [name, Float32Array.from(tensor.dataSync())]),
  );
}

function assign(parameters: Parameters, values: Averages): void {
  for (const [name, variable] of Object.entries(parameters)) {
    tf.tidy(() => variable.assign(tf.tensor(values[name]!, variable.shape)));
  }
}

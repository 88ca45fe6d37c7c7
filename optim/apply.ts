import * as tf from "@tensorflow/tfjs";
import { checkOptimizer } from "./_check_optimizer.ts";
import { checkTensors, parameterOf } from "./_check_update.ts";
import { globalNorm } from "./norm.ts";
import type { State } from "./state.ts";
import type {
  GradientTransformation,
  Observation,
  Parameters,
  StepInfo,
  Tree,
} from "./transformation.ts";

/**
 * Adds updates to the parameters of the same name, in place.
 *
 * @throws {TypeError} If there is no parameter of a name, or it has another shape than its update.
 *
 * @example
 * ```ts
 * import { applyUpdates } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const w = tf.variable(tf.tensor1d([1, 2]));
 * applyUpdates({ w }, { w: tf.tensor1d([0.5, -2]) });
 * if (String(w.dataSync()) !== "1.5,0") throw new Error(String(w.dataSync()));
 * ```
 */
export function applyUpdates(parameters: Parameters, updates: Tree): void {
  checkTensors("update", parameters, updates);
  for (const [name, update] of Object.entries(updates)) {
    const parameter = parameterOf(parameters, name);
    tf.tidy(() => parameter.assign(tf.add(parameter, update)));
  }
}

/**
 * One update of the parameters, by the shortest way that the transformation knows. The gradients stay
 * the caller's; arrays of the state are taken over, and may change in place. Of a transformation that is
 * `perExample` they are those of each example, with an axis of examples before the parameter's own.
 *
 * When the norm of the gradients is not finite the update is not made, by any transformation, and moves
 * nothing: parameters, moments and counts of updates stay as they are.
 *
 * @returns The transformation's next state.
 * @throws {TypeError} If there is no parameter of a gradient's name, or it has another shape, or the
 * state is of another transformation or other parameters, or the transformation does not end in a rule; then
 * nothing moves either.
 *
 * @example
 * ```ts
 * import { applyGradients, chain, clipByGlobalNorm, sgd, type State } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const parameters = { w: tf.variable(tf.tensor1d([3, 4])) };
 * const transformation = chain(clipByGlobalNorm(5), sgd(0.5));
 * let state: State = transformation.init(parameters);
 * const gradients = { w: tf.tensor1d([6, 8]) }; // of norm 10
 * state = applyGradients(transformation, parameters, gradients, state, { epoch: 0 });
 * if (String(parameters.w.dataSync()) !== "1.5,2") throw new Error("not minus half of (3, 4)");
 * ```
 */
export function applyGradients<S extends State>(
  transformation: GradientTransformation<S>,
  parameters: Parameters,
  gradients: Tree,
  state: S,
  info: StepInfo,
): S {
  // A transformation takes and returns states of its own form.
  const general = transformation as unknown as GradientTransformation;
  checkOptimizer(general);
  return makeUpdate(general, parameters, gradients, state, info).state as S;
}

/** An update that may have been made. */
export interface Made {
  readonly state: State;
  /** Whether the norm of the gradients was finite. */
  readonly made: boolean;
  /** What the transformation saw. */
  readonly seen: Observation;
}

/** As `applyGradients`; says whether the update was made. */
export function makeUpdate(
  transformation: GradientTransformation,
  parameters: Parameters,
  gradients: Tree,
  state: State,
  info: StepInfo,
): Made {
  transformation.checkState?.(state);
  checkTensors("gradient", parameters, gradients, transformation.perExample);
  return makeCheckedUpdate(transformation, parameters, gradients, state, info);
}

/** As `makeUpdate`, of what has been checked. */
export function makeCheckedUpdate(
  transformation: GradientTransformation,
  parameters: Parameters,
  gradients: Tree,
  state: State,
  info: StepInfo,
): Made {
  let seen: Observation = {};
  // Of several clips: the norm before the first, the one after the last, and whether any clipped.
  const observe = (observation: Observation) => {
    const gradientNorm = seen.gradientNorm ?? observation.gradientNorm;
    const clipped = seen.clipped === true ? true : observation.clipped;
    seen = { ...seen, ...observation };
    if (gradientNorm !== undefined) seen = { ...seen, gradientNorm };
    if (clipped !== undefined) seen = { ...seen, clipped };
    info.observe?.(seen);
  };
  const observed = { ...info, observe };
  const update = transformation.updateInPlace === undefined
    ? transformation.update(gradients, state, parameters, observed)
    : { state: transformation.updateInPlace(parameters, gradients, state, observed), updates: {} };
  if (seen.gradientNorm === undefined) {
    const norm = globalNorm(gradients);
    observe({ gradientNorm: norm, clippedGradientNorm: norm, clipped: false });
  }
  const made = Number.isFinite(seen.gradientNorm);
  try {
    if (made) applyUpdates(parameters, update.updates);
  } finally {
    tf.dispose(update.updates as tf.NamedTensorMap);
  }
  // A wrapper may count updates that are not made.
  const moves = made || transformation.stage === "wrapper";
  return { state: moves ? update.state : state, made, seen };
}

import * as tf from "@tensorflow/tfjs";
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
 * the caller's; arrays of the state are taken over, and may change in place.
 *
 * When the norm of the gradients is not finite the update is not made, by any transformation, and moves
 * nothing: parameters, moments and counts of updates stay as they are.
 *
 * @returns The transformation's next state.
 * @throws {TypeError} If there is no parameter of a gradient's name, or it has another shape, or the
 * state is of another transformation or other parameters; then nothing moves either.
 */
export function applyGradients(
  transformation: GradientTransformation,
  parameters: Parameters,
  gradients: Tree,
  state: State,
  info: StepInfo,
): State {
  return makeUpdate(transformation, parameters, gradients, state, info).state;
}

/** As `applyGradients`; says whether the update was made. */
export function makeUpdate(
  transformation: GradientTransformation,
  parameters: Parameters,
  gradients: Tree,
  state: State,
  info: StepInfo,
): { readonly state: State; readonly made: boolean } {
  transformation.checkState?.(state);
  checkTensors("gradient", parameters, gradients);
  let norm: number | undefined;
  const observe = (observation: Observation) => {
    norm = observation.gradientNorm ?? norm;
    info.observe?.(observation);
  };
  const observed = { ...info, observe };
  const update = transformation.updateInPlace === undefined
    ? transformation.update(gradients, state, parameters, observed)
    : { state: transformation.updateInPlace(parameters, gradients, state, observed), updates: {} };
  // A transformation without a clip does not say.
  if (norm === undefined) observe({ gradientNorm: globalNorm(gradients) });
  const made = Number.isFinite(norm);
  try {
    if (made) applyUpdates(parameters, update.updates);
  } finally {
    tf.dispose(update.updates as tf.NamedTensorMap);
  }
  return { state: made ? update.state : state, made };
}

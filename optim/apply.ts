import * as tf from "@tensorflow/tfjs";
import type { State } from "./state.ts";
import type {
  GradientTransformation,
  Observation,
  Parameters,
  StepInfo,
  Tree,
} from "./transformation.ts";

/**
 * The parameter of a name.
 *
 * @throws {TypeError} If there is none.
 */
export function parameterOf(parameters: Parameters, name: string): tf.Variable {
  const parameter = parameters[name];
  if (parameter === undefined) throw new TypeError(`Cannot update an unknown parameter: ${name}`);
  return parameter;
}

/**
 * Adds updates to the parameters of the same name, in place.
 *
 * @throws {TypeError} If there is no parameter of a name.
 */
export function applyUpdates(parameters: Parameters, updates: Tree): void {
  for (const [name, update] of Object.entries(updates)) {
    const parameter = parameterOf(parameters, name);
    tf.tidy(() => parameter.assign(tf.add(parameter, update)));
  }
}

/**
 * One update of the parameters, by the shortest way that the transformation knows. The gradients stay
 * the caller's; arrays of the state are taken over, and may change in place. When the norm of the
 * gradients is not finite, the parameters stay as they are.
 *
 * @returns The transformation's next state.
 * @throws {TypeError} If there is no parameter of a gradient's name.
 */
export function applyGradients(
  transformation: GradientTransformation,
  parameters: Parameters,
  gradients: Tree,
  state: State,
  info: StepInfo,
): State {
  if (transformation.updateInPlace !== undefined) {
    return transformation.updateInPlace(parameters, gradients, state, info);
  }
  let seen: Observation = {};
  const observe = (observation: Observation) => {
    seen = { ...seen, ...observation };
    info.observe?.(observation);
  };
  const next = transformation.update(gradients, state, parameters, { ...info, observe });
  if (Number.isFinite(seen.gradientNorm ?? 0)) applyUpdates(parameters, next.updates);
  tf.dispose(next.updates as tf.NamedTensorMap);
  return next.state;
}

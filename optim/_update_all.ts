import * as tf from "@tensorflow/tfjs";
import type { State } from "./state.ts";
import type { GradientTransformation, StepInfo, Tree } from "./transformation.ts";

/** The updates of transformations one after another, and the state of each after that. */
export function updateAll(
  parts: readonly GradientTransformation[],
  updates: Tree,
  states: readonly State[],
  params: Tree,
  info: StepInfo,
): { readonly updates: Tree; readonly state: readonly State[] } {
  let current = updates;
  const disposeCurrent = () => {
    if (current !== updates) tf.dispose(current as tf.NamedTensorMap);
  };
  try {
    const state = parts.map((part, i) => {
      const result = part.update(current, states[i]!, params, info);
      disposeCurrent();
      current = result.updates;
      return result.state;
    });
    return { updates: current, state };
  } catch (error) {
    disposeCurrent();
    throw error;
  }
}

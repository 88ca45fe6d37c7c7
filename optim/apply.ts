import * as tf from "@tensorflow/tfjs";
import type { Tree } from "./transformation.ts";

/**
 * Adds updates to the parameters of the same name, in place.
 *
 * @throws {TypeError} If there is no parameter of a name.
 */
export function applyUpdates(
  parameters: Readonly<Record<string, tf.Variable>>,
  updates: Tree,
): void {
  for (const [name, update] of Object.entries(updates)) {
    const parameter = parameters[name];
    if (parameter === undefined) throw new TypeError(`Cannot update an unknown parameter: ${name}`);
    tf.tidy(() => parameter.assign(tf.add(parameter, update)));
  }
}

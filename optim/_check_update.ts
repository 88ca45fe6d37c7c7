/** What has to fit before an update begins: once it has begun, an error would leave half of it made. */

import type * as tf from "@tensorflow/tfjs";
import { checkTensor } from "../engine/mod.ts";
import { kindOf } from "./_kind_of.ts";
import type { State } from "./state.ts";
import type { Parameters, Tree } from "./transformation.ts";

/**
 * The parameter of a name.
 *
 * @throws {TypeError} If there is none.
 */
export function parameterOf(parameters: Parameters, name: string): tf.Variable {
  const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (parameter === undefined) throw new TypeError(`Cannot update an unknown parameter: ${name}`);
  return parameter;
}

/**
 * Checks that there is a parameter for each of the tensors, of its type and shape.
 *
 * @param what They are called in messages: "gradient" or "update".
 * @param perExample Whether each has an axis of examples before those of the parameter.
 * @throws {TypeError} If there is none, or it does not fit.
 */
export function checkTensors(
  what: string,
  parameters: Parameters,
  tensors: Tree,
  perExample = false,
): void {
  for (const [name, tensor] of Object.entries(tensors)) {
    const parameter = parameterOf(parameters, name);
    const action = `update the parameter ${name}`;
    checkTensor(action, "it", parameter, "float32");
    const { shape } = parameter;
    checkTensor(
      action,
      `its ${what}`,
      tensor,
      "number",
      perExample ? ["examples", ...shape] : shape,
    );
  }
}

/** The fields of a transformation's state; null for a transformation without one. */
type Fields = readonly string[] | null;

/**
 * Checks that a state is one of a transformation's: null, or an object of these fields, of which
 * `update`, if there is one, is a count.
 *
 * @param kind Of the transformation, for messages.
 * @throws {TypeError} If it is another's.
 */
export function checkState(kind: string, state: State, fields: Fields): void {
  const fault = faultOf(state, fields);
  if (fault === null) return;
  throw new TypeError(`Cannot update ${kind} with the state of another transformation: ${fault}`);
}

function faultOf(state: State, fields: Fields): string | null {
  if (fields === null) return state === null ? null : `it is ${kindOf(state)}, not null`;
  if (state === null || typeof state !== "object" || kindOf(state) !== "an object") {
    return `it is ${kindOf(state)}, not an object of ${fields.join(", ")}`;
  }
  const names = Object.keys(state);
  if (names.length !== fields.length || !fields.every((name) => names.includes(name))) {
    return `it has ${names.join(", ") || "no fields"}, not ${fields.join(", ")}`;
  }
  if (!fields.includes("update")) return null;
  const { update } = state as { readonly update: State };
  return isCount(update) ? null : `its update is ${describe(update)}, no count`;
}

/** Whether something is a number of updates. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function describe(value: unknown): string {
  return typeof value === "object" ? kindOf(value) : String(value);
}

export { kindOf };

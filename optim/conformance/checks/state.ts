import * as tf from "@tensorflow/tfjs";
import type { Json } from "../../../engine/mod.ts";
import { type State, stateFromJson, stateToJson } from "../../state.ts";
import type { Check } from "../subject.ts";
import { infoOf, isSame, upTo } from "../trace.ts";
import { gradientsOf, parametersOf, tensorsOf } from "../trees.ts";

/** A state is plain data, and comes back from JSON as it was. */
export const state: Check = {
  name: "state",
  async run({ build, shapes }, report) {
    const transformation = await build(), parameters = parametersOf(shapes);
    let current: State = transformation.init(parameters);
    for (const update of upTo(3)) {
      const fault = faultOf(current, "state");
      if (fault !== undefined) {
        report({
          expected: "a state of numbers, text, lists, objects and Float32Arrays",
          got: fault,
          advice: "Keep numbers as Float32Array or number, and tensors as their values.",
        });
        break;
      }
      const again = stateFromJson(JSON.parse(JSON.stringify(stateToJson(current))) as Json);
      if (!isSame(again, current)) {
        report({
          expected: "the same state after it was written as JSON and read",
          got: update === 0 ? "another after init" : `another after ${update} updates`,
          advice: "Name no field float32 that stands alone, and keep no undefined.",
        });
        break;
      }
      const gradients = tensorsOf(gradientsOf(shapes, update), shapes);
      const next = transformation.update(gradients, current, parameters, infoOf(update));
      tf.dispose([gradients, next.updates as tf.NamedTensorMap]);
      current = next.state;
    }
    tf.dispose(parameters);
  },
};

/** What in a state is no plain data, and where; undefined for nothing. */
function faultOf(value: unknown, place: string): string | undefined {
  if (value === null || value instanceof Float32Array) return undefined;
  switch (typeof value) {
    case "boolean":
    case "string":
      return undefined;
    case "number":
      return Number.isFinite(value) ? undefined : `${value} in ${place}`;
    case "object":
      break;
    default:
      return `${typeof value} in ${place}`;
  }
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype ||
    Object.getPrototypeOf(value) === null;
  if (!isPlain) return `a ${(value as object).constructor.name} in ${place}`;
  for (const [name, item] of Object.entries(value as object)) {
    const fault = faultOf(item, `${place}.${name}`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

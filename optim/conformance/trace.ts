import * as tf from "@tensorflow/tfjs";
import type { Json } from "../../engine/mod.ts";
import { type State, stateToJson } from "../state.ts";
import type { GradientTransformation, StepInfo } from "../transformation.ts";
import { gradientsOf, parametersOf, type Values, valuesOf } from "./trees.ts";

/** Updates that most checks look at. */
export const UPDATES = 4;

/** Updates and state after each of some updates, in numbers. */
export interface Trace {
  readonly updates: readonly Values[];
  readonly states: readonly Json[];
}

/** Runs `update` alone, from a state or from the start. */
export function trace(
  transformation: GradientTransformation,
  updates: readonly number[],
  options: { readonly from?: State; readonly reversed?: boolean } = {},
): Trace {
  const parameters = parametersOf();
  let state = options.from ?? transformation.init(parameters);
  const seen: Values[] = [], states: Json[] = [];
  for (const update of updates) {
    const gradients = gradientsOf(update, options);
    const next = transformation.update(gradients, state, parameters, infoOf(update));
    seen.push(valuesOf(next.updates));
    states.push(stateToJson(next.state));
    state = next.state;
    tf.dispose([gradients, next.updates as tf.NamedTensorMap]);
  }
  tf.dispose(parameters);
  return { updates: seen, states };
}

/** Where in a training an update of a check takes place: an epoch each. */
export function infoOf(update: number): StepInfo {
  return { epoch: update, measured: { error: 0.5, trainingError: 0.4 } };
}

/** 0, 1, ... */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/** To the bit: JSON alone writes -0 as 0, and numbers that are not finite as null. */
export function isSame(one: unknown, other: unknown): boolean {
  const text = (value: unknown) =>
    JSON.stringify(
      value,
      (_, item) => typeof item === "number" ? (Object.is(item, -0) ? "-0" : String(item)) : item,
    );
  return text(one) === text(other);
}

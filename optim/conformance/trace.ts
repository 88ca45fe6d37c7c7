import * as tf from "@tensorflow/tfjs";
import type { Json } from "../../engine/mod.ts";
import { type State, stateToJson } from "../state.ts";
import type { GradientTransformation, Observation, StepInfo } from "../transformation.ts";
import {
  gradientsOf,
  parametersOf,
  type Shapes,
  tensorsOf,
  type Values,
  valuesOf,
} from "./trees.ts";

/** Updates that most checks look at. */
export const UPDATES = 6;

/** Updates, states and observations of some updates, in numbers. */
export interface Trace {
  readonly updates: readonly Values[];
  readonly states: readonly Json[];
  /** All that was observed in each. */
  readonly seen: readonly Observation[];
}

/**
 * Runs `update` alone on one tree of gradients after another.
 *
 * @param options.from The state to begin with, and the updates before it.
 * @param options.value Of every parameter.
 * @param options.microBatches How many gradients make one update.
 * @param options.stays Whether all updates are in epoch 0, not each in one of its own.
 */
export function trace(
  transformation: GradientTransformation,
  shapes: Shapes,
  gradients: readonly Values[],
  options: {
    readonly from?: { readonly state: State; readonly update: number };
    readonly value?: number;
    readonly microBatches?: number;
    readonly stays?: boolean;
  } = {},
): Trace {
  const { from, value = 1, microBatches = 1, stays = false } = options;
  const parameters = parametersOf(shapes, value);
  let state = from === undefined ? transformation.init(parameters) : from.state;
  const updates: Values[] = [], states: Json[] = [], seen: Observation[] = [];
  for (const [i, values] of gradients.entries()) {
    const given = tensorsOf(values, shapes);
    const update = (from?.update ?? 0) + Math.floor(i / microBatches);
    let observed: Observation = {};
    const info = {
      ...infoOf(stays ? 0 : update),
      observe: (observation: Observation) => observed = { ...observed, ...observation },
    };
    const next = transformation.update(given, state, parameters, info);
    updates.push(valuesOf(next.updates));
    states.push(stateToJson(next.state));
    seen.push(observed);
    state = next.state;
    tf.dispose([given, next.updates as tf.NamedTensorMap]);
  }
  tf.dispose(parameters);
  return { updates, states, seen };
}

/** The usual gradients of the first updates. */
export function gradientsUpTo(shapes: Shapes, count = UPDATES): readonly Values[] {
  return upTo(count).map((update) => gradientsOf(shapes, update));
}

/** Where in a training an update of a check takes place: an epoch each. */
export function infoOf(update: number): StepInfo {
  return {
    epoch: update,
    measured: { error: 0.5, trainingError: 0.4 },
    history: { error: [0.9, 0.5], trainingError: [0.8, 0.4] },
  };
}

/** 0, 1, ... */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/**
 * To the bit, in whatever order names come: JSON alone writes -0 as 0, and numbers that are not finite
 * as null.
 */
export function isSame(one: unknown, other: unknown): boolean {
  return textOf(one) === textOf(other);
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, item) => {
    if (typeof item === "number") return Object.is(item, -0) ? "-0" : String(item);
    if (ArrayBuffer.isView(item)) return Array.from(item as Float32Array);
    if (item === null || typeof item !== "object" || Array.isArray(item)) return item;
    return Object.fromEntries(Object.entries(item).sort(([a], [b]) => a < b ? -1 : 1));
  });
}

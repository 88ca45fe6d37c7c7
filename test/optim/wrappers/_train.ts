/** What tests of wrappers share: a training by gradients that are given. */

import * as tf from "@tensorflow/tfjs";
import {
  applyGradients,
  type GradientTransformation,
  type Observation,
  type State,
  stateFromJson,
  stateToJson,
  type StepInfo,
} from "../../../optim/mod.ts";
import type { Json } from "../../../engine/mod.ts";

/** Numbers by parameter. */
export type Numbers = Readonly<Record<string, readonly number[]>>;

/** A training after some updates. */
export interface Trained {
  readonly parameters: Numbers;
  readonly state: State;
  /** What was seen last of each batch. */
  readonly seen: readonly Observation[];
}

/**
 * Updates parameters by gradients, one after another.
 *
 * @param options.pure By `update` alone, without `updateInPlace`.
 * @param options.killedAt The state goes through JSON, and parameters are made anew, before these batches.
 */
export function train(
  make: () => GradientTransformation,
  begin: Numbers,
  batches: readonly Numbers[],
  options: {
    readonly pure?: boolean;
    readonly killedAt?: readonly number[];
    readonly info?: (batch: number) => Partial<StepInfo>;
  } = {},
): Trained {
  const build = (): GradientTransformation => {
    const { updateInPlace, ...rest } = make();
    return options.pure || updateInPlace === undefined ? rest : { ...rest, updateInPlace };
  };
  const variables = (values: Numbers) =>
    Object.fromEntries(
      Object.entries(values).map(([name, one]) => [
        name,
        tf.tidy(() => tf.variable(tf.tensor1d([...one]))),
      ]),
    );
  const valuesOf = (tree: Readonly<Record<string, tf.Tensor>>) =>
    Object.fromEntries(Object.entries(tree).map(([name, one]) => [name, [...one.dataSync()]]));
  let transformation = build(), parameters = variables(begin);
  let state = transformation.init(parameters);
  const all: Observation[] = [];
  for (const [i, batch] of batches.entries()) {
    if (options.killedAt?.includes(i)) {
      const values = valuesOf(parameters);
      tf.dispose(parameters);
      parameters = variables(values);
      transformation = build();
      state = stateFromJson(JSON.parse(JSON.stringify(stateToJson(state))) as Json);
    }
    const gradients = Object.fromEntries(
      Object.entries(batch).map(([name, one]) => [name, tf.tensor1d([...one])]),
    );
    let last: Observation = {};
    state = applyGradients(transformation, parameters, gradients, state, {
      epoch: 0,
      observe: (observation) => last = observation,
      ...options.info?.(i),
    });
    all.push(last);
    tf.dispose(gradients);
  }
  const trained = { parameters: valuesOf(parameters), state, seen: all };
  tf.dispose(parameters);
  return trained;
}

/** Gradients of two parameters, different in every batch. */
export function gradientsOf(batch: number): { readonly a: number[]; readonly b: number[] } {
  return {
    a: [0, 1, 2].map((i) => Math.sin(7 * batch + i)),
    b: [0, 1].map((i) => 2 * Math.cos(3 * batch + i)),
  };
}

export const begin = { a: [1, -2, 3], b: [0.5, -0] };

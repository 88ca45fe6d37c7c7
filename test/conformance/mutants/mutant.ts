/** What wrong implementations are made of: the right parts, written in plain tensor operations. */

import * as tf from "@tensorflow/tfjs";
import { deriveKey, fillGaussian, type PhiloxKey } from "../../../engine/mod.ts";
import {
  annealed,
  type Expectations,
  type GradientTransformation,
  type MakeTransformation,
  type State,
  type Tree,
} from "../../../optim/mod.ts";

/** A wrong implementation. */
export interface Mutant {
  readonly make: MakeTransformation;
  readonly expectations?: Expectations;
  /** The check that must name it. */
  readonly caughtBy: string;
  /** Those that see it, too: a fault has more than one effect. */
  readonly alsoBy?: readonly string[];
}

/** The clip, noise and rate that all have, or should have. */
export const LIMIT = 2, RATE = 0.25, ETA = 0.09;

export const expectations: Expectations = {
  noise: { deviation: annealed({ eta: ETA }), draws: 100_000 },
  clip: { norm: LIMIT },
};

/** The deviation at update t = 0, 1, ...: 0.3 at first, 0.25 after it. */
export function deviationAt(t: number): number {
  return Math.sqrt(varianceAt(t));
}

/** Equation (1) of Neelakantan et al. 2015. */
export function varianceAt(t: number): number {
  return ETA / (1 + t) ** 0.55;
}

/** New tensors of the same names. */
export function map(
  tree: Tree,
  to: (tensor: tf.Tensor, name: string, i: number) => tf.Tensor,
): Tree {
  return Object.fromEntries(
    Object.entries(tree).map(([name, tensor], i) => [name, to(tensor, name, i)]),
  );
}

/** The norm of all gradients together. */
export function norm(tree: Tree): number {
  let square = 0;
  for (const one of Object.values(tree)) {
    for (const value of one.dataSync()) square += value * value;
  }
  return Math.sqrt(square);
}

/** Clipped by the global norm. */
export function clip(tree: Tree, limit = LIMIT): Tree {
  const factor = Math.min(1, limit / norm(tree));
  return map(tree, (one) => tf.mul(one, factor));
}

/** Gaussians: those of a key, an update and a parameter. */
export function draw(
  shape: readonly number[],
  deviation: number,
  key: PhiloxKey,
  t: number,
  isTruncated = false,
): tf.Tensor {
  const values = new Float32Array(shape.reduce((product, one) => product * one, 1));
  fillGaussian(values, deviation, key, t, isTruncated);
  return tf.tensor(values, [...shape]);
}

/** With noise added. */
export function addNoise(tree: Tree, deviation: number, key: PhiloxKey, t: number): Tree {
  return map(tree, (one, name) => tf.add(one, draw(one.shape, deviation, deriveKey(key, name), t)));
}

/** Times minus the learning rate. */
export function descend(tree: Tree, rate = RATE): Tree {
  return map(tree, (one) => tf.mul(one, -rate));
}

/** Updates of zeros. */
export function zeros(tree: Tree): Tree {
  return map(tree, (one) => tf.zeros(one.shape));
}

/** An optimizer in one piece, of which nothing can be seen but what it does. */
export function whole(
  update: (gradients: Tree, t: number, key: PhiloxKey, parameters: Tree) => Tree,
): MakeTransformation {
  return ({ key }) => ({
    stage: "rule",
    init: () => 0,
    update(gradients, state, parameters) {
      if (!Number.isFinite(norm(gradients))) return { updates: zeros(gradients), state };
      const t = state as number;
      return { updates: tf.tidy(() => kept(update(gradients, t, key!, parameters))), state: t + 1 };
    },
  });
}

/** A rule with a state, by what it makes of it. */
export function rule(
  init: () => State,
  update: (gradients: Tree, state: State) => { readonly updates: Tree; readonly state: State },
): GradientTransformation {
  return {
    stage: "rule",
    init,
    update(gradients, state) {
      if (!Number.isFinite(norm(gradients))) return { updates: zeros(gradients), state };
      return update(gradients, state);
    },
  };
}

/** So that tidy takes it for a container of tensors. */
export function kept(tree: Tree): tf.NamedTensorMap {
  return { ...tree };
}

/** The right implementation. */
export const right: MakeTransformation = whole((gradients, t, key) =>
  descend(addNoise(clip(gradients), deviationAt(t), key, t))
);

/** What `accumulating` remembers: sums by name. */
type Sums = {
  readonly t: number;
  readonly batch: number;
  readonly sums: Record<string, Float32Array>;
};

/** An optimizer that makes an update of four micro-batches. */
export function accumulating(
  perBatch: (gradients: Tree, t: number, key: PhiloxKey, batch: number) => Tree,
  perUpdate: (mean: Tree, t: number, key: PhiloxKey) => Tree,
): MakeTransformation {
  return ({ key }) => ({
    stage: "rule",
    init: (): State => ({ t: 0, batch: 0, sums: {} }),
    update(gradients, state) {
      if (!Number.isFinite(norm(gradients))) return { updates: zeros(gradients), state };
      const { t, batch, sums } = state as Sums;
      return tf.tidy(() => {
        const sum = map(
          perBatch(gradients, t, key!, batch),
          (one, name) =>
            tf.add(one, sums[name] === undefined ? 0 : tf.tensor(sums[name], one.shape)),
        );
        if (batch === 3) {
          const mean = map(sum, (one) => tf.div(one, 4));
          return {
            updates: kept(perUpdate(mean, t, key!)),
            state: { t: t + 1, batch: 0, sums: {} },
          };
        }
        const next = Object.fromEntries(
          Object.entries(sum).map(([name, one]) => [name, Float32Array.from(one.dataSync())]),
        );
        return { updates: kept(zeros(gradients)), state: { t, batch: batch + 1, sums: next } };
      });
    },
  });
}

import * as tf from "@tensorflow/tfjs";
import type { Json } from "../engine/mod.ts";
import type { State } from "./state.ts";

/** Tensors by parameter name. */
export type Tree = Readonly<Record<string, tf.Tensor>>;

/** What is learned, by name. */
export type Parameters = Readonly<Record<string, tf.Variable>>;

/** What a transformation saw in one update; each says what it knows. */
export interface Observation {
  /** Global norm of the gradient before the clip. */
  readonly gradientNorm?: number;
  /** The same after the clip. */
  readonly clippedGradientNorm?: number;
  /** Whether the clip changed anything. */
  readonly clipped?: boolean;
  readonly noiseStandardDeviation?: number;
  readonly learningRate?: number;
}

/** Where in training an update takes place. */
export interface StepInfo {
  /** Counted from 0 through all phases of the training. */
  readonly epoch: number;
  /** Is told what each transformation saw. */
  readonly observe?: (observation: Observation) => void;
}

/** The order that a chain keeps: clip, then noise, then rule. */
export type Stage = "clip" | "noise" | "rule";

/**
 * A gradient transformation: two pure functions and a state of plain data, as in optax. Nothing is
 * hidden, so it can be chained, saved, resumed and tested.
 */
export interface GradientTransformation<S extends State = State> {
  /** Plain data from which `fromConfig` builds it again. */
  readonly config: Json;
  readonly stage: Stage;
  /** What a chain was made of, in order. */
  readonly parts?: readonly GradientTransformation[];
  /**
   * Update and addition to the parameters in one pass, in place, to the bits of `update` and
   * `applyUpdates`. Arrays of the state are taken over, and change in place. When the norm of the
   * gradients is not finite, parameters and state stay as they are. What it is given has been checked
   * by `applyGradients`.
   */
  updateInPlace?(parameters: Parameters, gradients: Tree, state: S, info: StepInfo): S;
  init(params: Tree): S;
  /**
   * Checks that a state is one of this transformation's, as far as that can be said without gradients.
   *
   * @throws {TypeError} If it is not.
   */
  checkState?(state: State): void;
  /**
   * One update. It disposes of nothing that it was given and returns new tensors; those of the rule
   * are what has to be added to the parameters. When the norm of the gradients is not finite, a rule
   * and a chain return zeros, and nothing returns another state than it was given.
   */
  update(
    updates: Tree,
    state: S,
    params: Tree,
    info: StepInfo,
  ): { readonly updates: Tree; readonly state: S };
}

/** The updates of parameters that stay as they are. */
export function zerosOf(tree: Tree): Tree {
  return mapTree(tree, (tensor) => tf.zeros(tensor.shape));
}

/** Makes a tree of the same names. */
export function mapTree(tree: Tree, map: (tensor: tf.Tensor, name: string) => tf.Tensor): Tree {
  return Object.fromEntries(
    Object.entries(tree).map(([name, tensor]) => [name, map(tensor, name)]),
  );
}

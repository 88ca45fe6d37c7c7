import * as tf from "@tensorflow/tfjs";
import type { AdamStep, Change, GaussianDraw } from "../engine/mod.ts";
import type { BuildContext, Step } from "./spec/step.ts";
import type { Stage } from "./stage.ts";
import type { State } from "./state.ts";

/** Tensors by parameter name. */
export type Tree = Readonly<Record<string, tf.Tensor>>;

/** What is learned, by name. */
export type Parameters = Readonly<Record<string, tf.Variable>>;

/** What transformations saw in one update. */
export interface Observation {
  /** Global norm of the gradient before the clip. */
  readonly gradientNorm?: number;
  /** The same after the clip. */
  readonly clippedGradientNorm?: number;
  /** Whether the clip changed anything. */
  readonly clipped?: boolean;
  /**
   * From 0 to 1, how much of what it looks at the last clip changed: of the whole, of groups, parameters,
   * units, elements or examples.
   */
  readonly clippedShare?: number;
  /** Of what is added to the gradient, in the root mean square over all entries: a mask leaves some without. */
  readonly noiseStandardDeviation?: number;
  readonly learningRate?: number;
  /** Whether the gradient was only added to an accumulation: no update was made. */
  readonly accumulating?: boolean;
  /** Updates in a row, up to this one, that were skipped because they were not finite; by `skipNonFinite`. */
  readonly skipped?: number;
  /** Whether these were too many. */
  readonly diverged?: boolean;
  /** A reading; by `telemetry`, once in an interval. */
  readonly telemetry?: Telemetry;
}

/** What clip and noise did to one update. Norms are those of all parameters together. */
export type Telemetry = {
  /** Updates made before it. */
  readonly update: number;
  readonly gradientNorm: number;
  /** After the clip. */
  readonly clippedGradientNorm: number;
  /** From 0 to 1, the share of the updates since the last reading that the clip changed. */
  readonly clippedUpdates: number;
  /** How much of what it looks at the clip changed, as in observations; null without a clip. */
  readonly clippedShare: number | null;
  /** Of the noise as it was added, to gradients of float32. */
  readonly noiseNorm: number;
  /** The root of its expected square: its standard deviation times the root of the number of parameters. */
  readonly expectedNoiseNorm: number;
  /** Between the update and the one that the same gradient makes without the noise; null if one is 0. */
  readonly cosine: number | null;
  /** The norm of the update by that of the parameters before it; null if they are 0. */
  readonly updateRatio: number | null;
};

/** Is called by a chain with an update that it begins. */
export type Probe = (probed: {
  readonly parts: readonly GradientTransformation[];
  readonly gradients: Tree;
  readonly states: readonly State[];
  readonly params: Tree;
  readonly info: StepInfo;
}) => void;

/** Where in training an update takes place. */
export interface StepInfo {
  /** Counted from 0 through all phases of the training. */
  readonly epoch: number;
  /** The share of the epoch that is over before the update; 0 if missing. */
  readonly epochShare?: number | undefined;
  /** What the training measured last, by name, for schedules that follow it: `{ error: 0.2 }`. */
  readonly measured?: Readonly<Record<string, number>> | undefined;
  /** All that it measured, by name, the oldest first, for schedules that wait: `{ error: [0.5, 0.2] }`. */
  readonly history?: Readonly<Record<string, readonly number[]>> | undefined;
  /** Is called with what each transformation saw. */
  readonly observe?: (observation: Observation) => void;
  /** Is called by each chain before its update: for `telemetry`. */
  readonly probe?: Probe;
}

/** What builds a transformation again: its step, and what it used of the context. */
export interface Specification {
  readonly step: Step;
  readonly context: BuildContext;
}

/** What the fused update can do to one parameter after another, by kind. */
interface ElementwiseParts {
  /** Multiply the gradient by a number. */
  readonly scale: number;
  /** Add Gaussians to the gradient; null for none. */
  readonly noise: GaussianDraw | null;
  /**
   * Change what has become of the gradient in place, by a loop or into what Adam would add; null for a
   * parameter that it leaves as it is. Maps and noise come in any order, after the scale. `begin` must not read the gradients' values, but their shapes.
   */
  readonly map: Change | AdamStep | null;
  /** Subtract the gradient times this rate from the parameter; after changes of each element by itself. */
  readonly descent: number | {
    readonly learningRate: number;
    readonly changes: readonly (Change | AdamStep)[];
  };
  /** Update the parameter by Adam. */
  readonly adam: AdamStep;
}

/**
 * What a transformation does to one parameter after another, where the fused update knows how: a scale or
 * none, then noise and maps, then descent or Adam. It must give the bits of the transformation's `update`.
 */
export type Elementwise<S extends State = State> = {
  [Kind in keyof ElementwiseParts]: {
    readonly kind: Kind;
    /**
     * Of a map: whether it changes each element by itself. It then may get a parameter in stretches, of
     * which `from` says where they begin; otherwise `from` is 0. False if missing.
     */
    readonly inBlocks?: boolean;
    /** Begins an update: what each parameter gets, and the state if the update is made. */
    begin(state: S, gradients: Tree, params: Tree, info: StepInfo): {
      readonly of: (name: string) => ElementwiseParts[Kind];
      readonly state: S;
      /** Is called after the last parameter, to observe what was seen on the way. */
      readonly end?: () => void;
    };
  };
}[keyof ElementwiseParts];

/**
 * A gradient transformation: two pure functions and a state of plain data, as in optax. Nothing is
 * hidden, so it can be chained, saved, resumed and tested.
 */
export interface GradientTransformation<S extends State = State> {
  readonly stage: Stage;
  /** From which it is built again when a model is saved; what has none cannot be saved. */
  readonly spec?: Specification;
  /**
   * Whether `update` takes the gradient of each example, `[examples, ...shape]` for a parameter `[...shape]`,
   * and returns updates of the parameters' shapes. False if missing.
   */
  readonly perExample?: boolean;
  /** Of a wrapper, and of what is masked: what it contains. */
  readonly inner?: GradientTransformation;
  /** Of `named`: the transformations, by their patterns. */
  readonly groups?: Readonly<Record<string, GradientTransformation>>;
  /** What a chain was made of, in order. */
  readonly parts?: readonly GradientTransformation[];
  /** Of a chain: whether it may have an order that goes backwards, or parts with a fault. */
  readonly unordered?: boolean;
  /** Whether what it makes never reaches the update. */
  readonly discarded?: boolean;
  /**
   * A fault of published code that it has on purpose, in words that go on from "a noise that": a chain
   * refuses it unless it is unordered.
   */
  readonly fault?: string;
  /** What lets a chain fuse it with its neighbours. */
  readonly elementwise?: Elementwise<S>;
  /**
   * Update and addition to the parameters in one pass, in place, to the bits of `update` and
   * `applyUpdates`. Arrays of the state are taken over, and change in place. When the norm of the
   * gradients is not finite, parameters stay as they are, and so does the state, but of a wrapper that
   * counts such updates. What it is given has been checked by `applyGradients`.
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
   * and a chain return zeros, and nothing but a wrapper that counts such updates returns another state than
   * it was given.
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

/** The same values: so that what is not finite reaches later transformations. */
export function copyOf(tree: Tree): Tree {
  return mapTree(tree, (tensor) => tf.clone(tensor));
}

/** Makes a tree of the same names. */
export function mapTree(tree: Tree, map: (tensor: tf.Tensor, name: string) => tf.Tensor): Tree {
  return Object.fromEntries(
    Object.entries(tree).map(([name, tensor]) => [name, map(tensor, name)]),
  );
}

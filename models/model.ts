/** What a model is. A model knows no training loop. */

import type * as tf from "@tensorflow/tfjs";
import type { Json, RandomStream } from "../engine/mod.ts";
import type { Batch } from "../tasks/mod.ts";

/** How a model is being used. */
export type Mode = TrainingMode | AnsweringMode;

export interface TrainingMode {
  readonly training: true;
  /** One of the phases that the model declares, by name. */
  readonly phase: string;
  /** The share of the training that is over, 0 to 1. */
  readonly progress: number;
  /** How many updates came before this one. */
  readonly update: number;
  /** The trial's stream of a name, opened when it is first asked for: "dropout". */
  random(name: string): RandomStream;
}

export interface AnsweringMode {
  readonly training: false;
  readonly phase: string;
}

/** A stretch of the training in which a model computes in a way of its own. */
export interface Phase {
  /** As in budgets and in the result file: "linear". */
  readonly name: string;
  /** What a reader calls it: "linear start". */
  readonly title: string;
  /** What the model does in it, after "the network trains": "without the softmax over its memory". */
  readonly words: string;
}

/** How well a model answered a batch: sums and counts, never means. */
export interface Score {
  readonly wrong: number;
  readonly total: number;
  /** Summed over the examples that have an answer the model can give; cross-entropies in nats. */
  readonly loss: number;
}

/** What a model answered, too. */
export interface Prediction extends Score {
  /** Word ids or class numbers, one for each example. */
  readonly answers: Int32Array;
}

/** The loss of a batch and its gradients. */
export interface LossAndGradients {
  /** Summed over the batch, whatever is descended. */
  readonly loss: number;
  /** Of the objective that `Model.loss` gives, by parameter name; they hold until `dispose` or the model's next call. */
  readonly gradients: Readonly<Record<string, tf.Tensor>>;
  /**
   * How well the batch was answered before the update, where the model knows that at no cost: curricula and
   * schedules follow it.
   */
  readonly score?: Pick<Score, "wrong" | "total">;
  /** Gives the gradients back. */
  dispose(): void;
}

/** What a model showed of an update of its training. */
export interface SeenUpdate {
  /** How many updates came before it. */
  readonly update: number;
  /** The epoch it belongs to, from 0. */
  readonly epoch: number;
  /** What `Model.observe` returned. */
  readonly seen: Json;
}

/** A network that learns from batches of one kind. */
export interface Model<B extends Batch> {
  /** By name, in a fixed order. */
  readonly parameters: Readonly<Record<string, tf.Variable>>;
  /** The group of every parameter, for `clipPerGroup`: parameters of one group share a norm. */
  readonly parameterGroups: Readonly<Record<string, string>>;
  /**
   * What is descended, a scalar: for memory networks the sum over the batch, for the Neural Programmer
   * the mean, as in their papers.
   */
  loss(batch: B, mode: Mode): tf.Scalar;
  /** The same with its gradients; a model that has no better way uses `differentiate`. */
  lossAndGradients(batch: B, mode: Mode): LossAndGradients;
  /**
   * What there is to see of an update that is about to be made, for readers of the report: asked for now
   * and then. It draws no random numbers and changes nothing, so that it moves no bit of the training.
   *
   * @param gradients What `lossAndGradients` gave for the batch: before the clip and the noise.
   */
  observe?(batch: B, gradients: LossAndGradients["gradients"]): Json;
  /** Moments of a training at which it is asked at the least; 16 if missing. */
  readonly moments?: number;
  /**
   * Is called between two updates when the curriculum found the error low: by training error also where no
   * level is higher, by error with each rise. It may change its parameters.
   */
  advance?(): void;
  /** What it keeps beside its parameters, as plain data: checkpoints hold it. */
  save?(): Json;
  /** Becomes what `save` returned. */
  restore?(state: Json): void;
  /** @param phase By name, or one of the entry's `alsoAnswers`; the last one if not given. */
  predict(batch: B, phase?: string): Score;
  dispose(): void;
}

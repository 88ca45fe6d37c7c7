/** What a model is. A model knows no training loop. */

import type * as tf from "@tensorflow/tfjs";
import type { RandomStream } from "../engine/mod.ts";
import type { Answer, Batch, Operands, Step } from "../tasks/mod.ts";

/** How a model is being used. */
export type Mode = TrainingMode | AnsweringMode;

export interface TrainingMode {
  readonly training: true;
  /** One of the phases that the model declares, by name. */
  readonly phase: string;
  /** The share of the training that is over, 0 to 1. */
  readonly progress: number;
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

/** Attention of each hop over the memory slots of one story. */
export interface AttentionInspection {
  readonly kind: "attention";
  /** `[hop][slot]`, each row a softmax; empty slots at the end are left out. */
  readonly attention: readonly (readonly number[])[];
  /** What the model answered, a word id. */
  readonly answer: number;
}

/** A step of a program, with what it was chosen from and what it did to the table. */
export interface InspectedStep extends Step {
  /** The probability of each operation, in the order of `operationNames`, and of each column. */
  readonly operationWeights: readonly number[];
  readonly columnWeights: readonly number[];
  /** What it does: "selects the rows where A is greater than 17.27". */
  readonly words: string;
  /** By row, whether it is selected after the step. */
  readonly selected: readonly boolean[];
  /** The number that the step gives; null for none. */
  readonly scalar: number | null;
}

/** The program that was chosen for one question, run on its table. */
export interface ProgramInspection {
  readonly kind: "program";
  readonly steps: readonly InspectedStep[];
  /** What it compares with: numbers, and a word id; null for none. */
  readonly operands: Operands;
  /** What the model answered; null if the last step only selects rows. */
  readonly answer: Answer | null;
  /** The program without steps that change nothing: "greater than 17.27 in A, count". */
  readonly words: string;
}

/** What there is to look at when a model answers one question. */
export type ModelInspection = AttentionInspection | ProgramInspection;

/** How people call what batches have numbers for: of a data set, its words and its columns. */
export interface Names {
  readonly vocabulary: readonly string[];
  readonly columns?: readonly string[];
}

/** The loss of a batch and its gradients. */
export interface LossAndGradients {
  /** Summed over the batch, whatever is descended. */
  readonly loss: number;
  /** Of the objective that `Model.loss` gives, by parameter name; they hold until `dispose` or the model's next call. */
  readonly gradients: Readonly<Record<string, tf.Tensor>>;
  /** Gives the gradients back. */
  dispose(): void;
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
  /** @param phase By name; the last one if not given. */
  predict(batch: B, phase?: string): Score;
  /** One inspection for each example of the batch, as the model answers in its last phase. */
  inspect?(batch: B, names: Names): ModelInspection[];
  dispose(): void;
}

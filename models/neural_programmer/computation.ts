import type * as tf from "@tensorflow/tfjs";
import type { TableBatch, TableShape } from "../../tasks/mod.ts";
import type { LossAndGradients, Mode } from "../model.ts";
import type { NeuralProgrammerOptions } from "./options.ts";
import type { ProgramWeights } from "./program.ts";

/** What a network is made of. */
export interface Network {
  readonly options: NeuralProgrammerOptions;
  readonly shape: TableShape;
  readonly parameters: Readonly<Record<string, tf.Variable>>;
}

/** How a network answers a batch. */
export interface Answered {
  /** The paper's loss, summed over the questions. */
  readonly loss: number;
  /** What it chooses, in the caller's memory. */
  readonly weights: ProgramWeights;
}

/** A way of computing a network: in tensor operations, or by the kernels; see the option `computation`. */
export interface Computation {
  /** What is descended, the mean over the questions, as an operation that tfjs can differentiate. */
  loss(batch: TableBatch, mode: Mode): tf.Scalar;
  /** The same summed, and the gradients of the mean. */
  learn(batch: TableBatch, mode: Mode): LossAndGradients;
  answer(batch: TableBatch): Answered;
  /** Gives back what it holds; the network's parameters stay. */
  dispose(): void;
}

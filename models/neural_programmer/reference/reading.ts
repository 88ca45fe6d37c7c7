import * as tf from "@tensorflow/tfjs";
import type { TableBatch } from "../../../tasks/mod.ts";
import type { Network } from "../computation.ts";
import { wordEmbeddings } from "./embeddings.ts";

/** What the network read in the questions of a batch. */
export interface Reading {
  /** q, `[B, d]`, or `[B, 2d]` read from both ends. */
  readonly question: tf.Tensor2D;
  /** The state after each word, `[B, Q, d or 2d]`. */
  readonly states: tf.Tensor3D;
}

/** z_i = tanh(W_question [z_(i-1); word_i]) over the words of each question; q is the last one. */
export function readQuestions(network: Network, batch: TableBatch): Reading {
  const { size: B, questionWords: Q, questions, questionLengths } = batch;
  const { options: { embeddingSize: d, bidirectional }, parameters } = network;
  const embedded = tf.gather(wordEmbeddings(network), tf.tensor2d(questions, [B, Q], "int32"));
  // The gradient of tfjs's unstack knows no stack of one.
  const words = Q === 1 ? [tf.squeeze(embedded, [1])] : tf.unstack(embedded, 1);
  const there = Array.from(
    { length: Q },
    (_, i) => tf.tensor2d(Float32Array.from(questionLengths, (l) => Number(i < l)), [B, 1]),
  );
  const pass = (weights: tf.Tensor, order: readonly number[]) => {
    const states: tf.Tensor2D[] = Array(Q);
    let z = tf.zeros<tf.Rank.R2>([B, d]);
    for (const i of order) {
      const next = tf.tanh(tf.matMul(tf.concat([z, words[i] as tf.Tensor2D], 1), weights));
      // Past the end of a question its state stays.
      z = tf.add(z, tf.mul(there[i]!, tf.sub(next, z)));
      states[i] = z;
    }
    return { states, last: z };
  };
  const order = [...Array(Q).keys()];
  const forward = pass(parameters.question!, order);
  if (!bidirectional) {
    return { question: forward.last, states: tf.stack(forward.states, 1) as tf.Tensor3D };
  }
  const backward = pass(parameters.questionBackward!, order.toReversed());
  return {
    question: tf.concat([forward.last, backward.last], 1),
    states: tf.concat([
      tf.stack(forward.states, 1) as tf.Tensor3D,
      tf.stack(backward.states, 1) as tf.Tensor3D,
    ], 2),
  };
}

import * as tf from "@tensorflow/tfjs";
import type { TableBatch } from "../../../tasks/mod.ts";
import { ABSENT } from "../absent_columns.ts";

/** `[B, Q]`: 1 for a word of a question, 0 past its last one. */
export function wordMask({ size: B, questionWords: Q, questionLengths }: TableBatch): tf.Tensor2D {
  const mask = new Float32Array(B * Q);
  for (let b = 0; b < B; b++) mask.fill(1, b * Q, b * Q + questionLengths[b]!);
  return tf.tensor2d(mask, [B, Q]);
}

/**
 * What a step sees of the questions by its history, a function of h_t, `[B, d]`; see the option
 * `questionAttention`:
 *
 *     a_t = softmax(v . tanh(W_z z_i + W_h h_t))        context_t = sum_i a_t[i] z_i
 *
 * Source: Bahdanau, Cho and Bengio 2014, arXiv 1409.0473, the alignment model.
 *
 * @param states `[B, Q, d or 2d]`
 * @returns Null if there are no parameters for it.
 */
export function attendToQuestion(
  batch: TableBatch,
  { states }: { readonly states: tf.Tensor3D },
  { attentionStates, attentionHistory, attentionScore }: Readonly<Record<string, tf.Tensor>>,
): ((history: tf.Tensor2D) => tf.Tensor2D) | null {
  if (attentionStates === undefined) return null;
  const [B, Q, width] = states.shape;
  const keys = tf.reshape(
    tf.matMul(tf.reshape(states, [B * Q, width]), attentionStates),
    [B, Q, -1],
  );
  const score = tf.reshape(attentionScore!, [1, 1, -1]);
  const there = wordMask(batch), past = tf.mul<tf.Tensor2D>(ABSENT, tf.sub(1, there));
  return (history) => {
    const moved = tf.expandDims(tf.matMul(history, attentionHistory!), 1);
    const scores = tf.sum<tf.Tensor2D>(tf.mul(tf.tanh(tf.add(keys, moved)), score), 2);
    // A question without words is seen as zeros.
    const weights = tf.mul(there, tf.softmax(tf.add<tf.Tensor2D>(scores, past)));
    return tf.sum(tf.mul(tf.expandDims(weights, 2), states), 1);
  };
}

import * as tf from "@tensorflow/tfjs";
import type { TableBatch } from "../../../tasks/mod.ts";
import { ABSENT } from "../absent_columns.ts";
import { wordMask } from "./question_attention.ts";
import { rowMask } from "./soft_operations.ts";

/** What the two stages look at. */
interface Texts {
  /** q, `[B, d or 2d]`, and the states z, `[B, Q, d or 2d]`. */
  readonly question: tf.Tensor2D;
  readonly states: tf.Tensor3D;
  /** `[V, d]`: the embeddings of all words. */
  readonly words: tf.Tensor2D;
  /** P of the text columns, `[K, d]`. */
  readonly columns: tf.Tensor2D;
  /** `[2d, d]`: maps states of twice the width to words; null where they are of the same width. */
  readonly map: tf.Tensor2D | null;
}

/**
 * How strongly the words of a table match its question, `[B, K, M]`, in two stages: of words that resemble the
 * whole question, and of columns' names, a query is made that looks for the words to match in the question.
 *
 *     B[m][k] = sigmoid(A[m][k] . q)                D[k] = 1/M sum_m B[m][k] A[m][k]
 *     a_k = softmax_i((D[k] + P[k]) . z_i)          G[k] = sum_i a_k[i] z_i
 *     text_match[m][k] = sigmoid(A[m][k] . G[k])
 *
 * M are the table's own rows; A, the embeddings of its words. Source: Neelakantan, Le and Sutskever 2015,
 * arXiv 1511.04834. The map of states of twice the width is ours.
 */
export function matchText(batch: TableBatch, texts: Texts): tf.Tensor3D {
  const { size: B, rows: M, textColumns: K, questionWords: Q, rowCounts } = batch;
  const { words, columns, map } = texts, [, d] = words.shape;
  const mapped = (rows: tf.Tensor2D): tf.Tensor2D => map === null ? rows : tf.matMul(rows, map);
  const q = mapped(texts.question);
  const z = tf.reshape(mapped(tf.reshape(texts.states, [B * Q, -1])), [B, 1, Q, d]);
  const A = tf.reshape<tf.Rank.R4>(
    tf.gather(words, tf.tensor1d(batch.words, "int32")),
    [B, K, M, d],
  );
  const rows = tf.reshape(rowMask(batch), [B, 1, M]);
  /** Each word of a table times a vector of its column. */
  const products = (vectors: tf.Tensor): tf.Tensor3D =>
    tf.sum(tf.mul(A, tf.reshape(vectors, [B, -1, 1, d])), 3);
  const share = tf.div(rows, tf.tensor3d(rowCounts.map((M) => Math.max(1, M)), [B, 1, 1]));
  const resemblance = tf.mul(tf.sigmoid(products(q)), share);
  const D = tf.sum(tf.mul(tf.expandDims(resemblance, 3), A), 2);
  const E = tf.reshape(tf.add(D, tf.expandDims(columns, 0)), [B, K, 1, d]);
  const there = tf.reshape(wordMask(batch), [B, 1, Q]);
  const scores = tf.add<tf.Tensor3D>(tf.sum(tf.mul(E, z), 3), tf.mul(ABSENT, tf.sub(1, there)));
  const weights = tf.mul(there, tf.softmax(scores));
  const G = tf.sum(tf.mul(tf.expandDims(weights, 3), z), 2);
  return tf.mul(rows, tf.sigmoid(products(G)));
}

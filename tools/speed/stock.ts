import * as tf from "@tensorflow/tfjs";
import type { MemN2N } from "../../models/mod.ts";
import type { StoryBatch } from "../../tasks/mod.ts";

/**
 * The loss of the default network in tfjs's own operations alone: `gather`, `matMul`, `softmax`. Its
 * gradient needs UnsortedSegmentSum, which tfjs's wasm backend lacks and gradnoise adds.
 *
 * Axis letters: B stories, M slots, I ids of a statement, d embedding.
 */
export function stockLoss(
  model: MemN2N,
  batch: StoryBatch,
  weights: Readonly<Record<"statement" | "question", tf.Tensor3D>>,
): tf.Scalar {
  const { size: B, memorySlots: M, statementWords: L, questionWords: Q } = batch;
  const tables = Object.values(model.parameters) as tf.Tensor2D[];
  const words = tables[0]!.shape[0] - M;
  return tf.tidy(() => {
    // Row 0 for the null word.
    const rows = tables.map((table) => tf.concat([tf.zeros([1, table.shape[1]]), table]));
    const slots = Int32Array.from({ length: B * M }, (_, i) => i % M);
    const ages = slots.map((slot, i) =>
      slot < batch.statementCounts[Math.floor(i / M)]! ? words + 1 + slot : 0
    );
    const ids = tf.concat([
      tf.tensor3d(ages, [B, M, 1], "int32"),
      tf.tensor3d(batch.statements, [B, M, L], "int32"),
    ], 2);
    const embed = (table: tf.Tensor) => tf.sum(tf.mul(tf.gather(table, ids), weights.statement), 2);
    const memories = rows.map(embed) as tf.Tensor3D[];
    const question = tf.gather(rows[0]!, tf.tensor2d(batch.questions, [B, Q], "int32"));
    let u = tf.sum<tf.Tensor2D>(tf.mul(question, weights.question), 1);
    for (let hop = 0; hop + 1 < memories.length; hop++) {
      const scores = tf.matMul(memories[hop]!, tf.expandDims(u, 2));
      const p = tf.softmax(tf.reshape(scores, [B, 1, M]));
      const o = tf.matMul(p, memories[hop + 1]!);
      u = tf.add(u, tf.reshape(o, [B, -1]));
    }
    const answers = tf.slice(rows.at(-1)!, [0, 0], [words + 1, -1]);
    const logits = tf.matMul(u, answers, false, true);
    const labels = tf.oneHot(tf.tensor1d(batch.answers, "int32"), words + 1);
    return tf.neg(tf.sum(tf.mul(labels, tf.logSoftmax(logits)))) as tf.Scalar;
  });
}

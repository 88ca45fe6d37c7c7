import * as tf from "@tensorflow/tfjs";
import { operationNames, type TableBatch } from "../../../tasks/mod.ts";
import { ABSENT } from "../absent_columns.ts";
import type { Network } from "../computation.ts";
import { columnEmbeddings, wordEmbeddings } from "./embeddings.ts";
import type { Reading } from "./reading.ts";
import { matchText } from "./text_match.ts";

/** Where the operands of a batch's questions are: weights over numbers, `[B, N]`, and words, `[B, Q]`. */
export interface OperandAttention {
  readonly greater: tf.Tensor2D;
  readonly lesser: tf.Tensor2D;
  /** Null without text columns, and where text is matched in two stages. */
  readonly match: tf.Tensor2D | null;
  /** How strongly the words of tables match in two stages, `[B, K, M]`; null where they are not. */
  readonly textMatch: tf.Tensor3D | null;
}

/**
 * beta_op = softmax(Z U(op)) over the numbers of a question, Z the states at the words left of them
 * (the paper); over its words for `match` (ours).
 */
export function attendToOperands(
  network: Network,
  batch: TableBatch,
  reading: Reading,
): OperandAttention {
  const { states } = reading, isStaged = network.options.textMatch === "twoStage";
  const { size: B, questionWords: Q, questionNumbers: N, textColumns: K } = batch;
  const { operandAttention, operations, textStates } = network.parameters;
  const at = new Float32Array(B * N * Q), noNumber = new Float32Array(B * N);
  for (const [i, position] of batch.operandPositions.entries()) {
    if (position >= 0) at[i * Q + position] = 1;
    if (position === -2) noNumber[i] = ABSENT;
  }
  const noWord = Float32Array.from(
    { length: B * Q },
    (_, i) => i % Q < batch.questionLengths[Math.floor(i / Q)]! ? 0 : ABSENT,
  );
  const attention = (
    operation: "greater" | "lesser" | "match",
    z: tf.Tensor3D,
    none: tf.Tensor2D,
  ) => {
    const index = operationNames.indexOf(operation);
    const row = tf.slice(operations as tf.Tensor2D, [index, 0], [1, -1]);
    const key = operandAttention === undefined
      ? row
      : tf.matMul<tf.Tensor2D>(row, operandAttention, false, true);
    const scores = tf.sum(tf.mul(z, tf.reshape(key, [1, 1, -1])), 2);
    return tf.softmax(tf.add<tf.Tensor2D>(scores, none));
  };
  const besideNumbers = tf.sum<tf.Tensor3D>(
    tf.mul(tf.tensor4d(at, [B, N, Q, 1]), tf.expandDims(states, 1)),
    2,
  );
  const numbers = tf.tensor2d(noNumber, [B, N]);
  return {
    greater: attention("greater", besideNumbers, numbers),
    lesser: attention("lesser", besideNumbers, numbers),
    match: K === 0 || isStaged ? null : attention("match", states, tf.tensor2d(noWord, [B, Q])),
    textMatch: K === 0 || !isStaged ? null : matchText(batch, {
      ...reading,
      words: wordEmbeddings(network),
      columns: tf.slice(columnEmbeddings(network), [batch.numericColumns, 0]),
      map: textStates as tf.Tensor2D | undefined ?? null,
    }),
  };
}

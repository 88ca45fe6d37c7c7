import * as tf from "@tensorflow/tfjs";
import type { TableBatch } from "../../../tasks/mod.ts";
import type { NeuralProgrammerOptions } from "../options.ts";
import type { OperandAttention } from "./operand_attention.ts";
import { type Comparisons, mix } from "./soft_operations.ts";

/** Comparisons with the operands that are attended to; see the option `pivot`. */
export function compare(
  batch: TableBatch,
  { greater, lesser, match, textMatch }: OperandAttention,
  pivot: NeuralProgrammerOptions["pivot"],
): Comparisons {
  const { size: B, rows: M, numericColumns: C, textColumns: K } = batch;
  const mixColumns = (weights: tf.Tensor2D, each: tf.Tensor3D, columns: number): tf.Tensor3D =>
    tf.reshape(mix(tf.expandDims(weights, 1), each), [B, columns, M]);
  const numbers = (weights: tf.Tensor2D, kind: "greater" | "lesser"): tf.Tensor3D => {
    switch (pivot) {
      case "mixture":
        return mixColumns(weights, compareNumbers(batch, kind), C);
      case "mean":
        return compareWithMean(batch, weights, kind);
    }
  };
  return {
    greater: numbers(greater, "greater"),
    lesser: numbers(lesser, "lesser"),
    match: match === null ? textMatch : mixColumns(match, compareWords(batch), K),
  };
}

/** Comparison with the weighed mean of a question's numbers: it has no gradient. */
function compareWithMean(
  batch: TableBatch,
  weights: tf.Tensor2D,
  kind: "greater" | "lesser",
): tf.Tensor3D {
  const { size: B, rows: M, numericColumns: C, questionNumbers: N } = batch;
  const given = weights.dataSync<"float32">();
  const means = Float32Array.from(
    { length: B },
    (_, b) => {
      let mean = 0;
      for (let n = 0; n < N; n++) mean += given[b * N + n]! * batch.questionOperands[b * N + n]!;
      return mean;
    },
  );
  const one = { ...batch, questionNumbers: 1, questionOperands: means };
  const operandPositions = Int32Array.from({ length: B }, (_, b) => batch.operandPositions[b * N]!);
  return tf.reshape(compareNumbers({ ...one, operandPositions }, kind), [B, C, M]);
}

/**
 * Each number of a table against each number of its question, `[B, N, C M]`: 1 where it is greater, or
 * lesser; 0 past the last row and the last number.
 */
export function compareNumbers(batch: TableBatch, kind: "greater" | "lesser"): tf.Tensor3D {
  const { size: B, rows: M, numericColumns: C, questionNumbers: N } = batch;
  const { numbers, rowCounts, questionOperands, operandPositions } = batch;
  const holds = new Float32Array(B * N * C * M);
  for (let b = 0; b < B; b++) {
    for (let n = 0; n < N; n++) {
      if (operandPositions[b * N + n] === -2) continue;
      const operand = questionOperands[b * N + n]!;
      for (let c = 0; c < C; c++) {
        const from = (b * C + c) * M, to = ((b * N + n) * C + c) * M;
        for (let row = 0; row < rowCounts[b]!; row++) {
          const cell = numbers[from + row]!;
          holds[to + row] = Number(kind === "greater" ? cell > operand : cell < operand);
        }
      }
    }
  }
  return tf.tensor3d(holds, [B, N, C * M]);
}

/** Each word of a table against each word of its question, `[B, Q, K M]`: 1 where they are the same. */
export function compareWords(batch: TableBatch): tf.Tensor3D {
  const { size: B, rows: M, textColumns: K, questionWords: Q } = batch;
  const { words, rowCounts, questions } = batch;
  const same = new Float32Array(B * Q * K * M);
  for (let b = 0; b < B; b++) {
    for (let q = 0; q < Q; q++) {
      const word = questions[b * Q + q]!;
      if (word === 0) continue;
      for (let k = 0; k < K; k++) {
        const from = (b * K + k) * M, to = ((b * Q + q) * K + k) * M;
        for (let row = 0; row < rowCounts[b]!; row++) {
          same[to + row] = Number(words[from + row] === word);
        }
      }
    }
  }
  return tf.tensor3d(same, [B, Q, K * M]);
}

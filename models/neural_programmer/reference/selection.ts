import * as tf from "@tensorflow/tfjs";
import { operationNames, type TableBatch } from "../../../tasks/mod.ts";
import type { Mode } from "../../model.ts";
import { ABSENT } from "../absent_columns.ts";
import type { Network } from "../computation.ts";
import { drawSelectionNoise } from "../selection_noise.ts";
import { sharePrograms } from "../share_programs.ts";
import { columnEmbeddings } from "./embeddings.ts";
import { attendToQuestion } from "./question_attention.ts";
import type { Reading } from "./reading.ts";
import type { SoftStep } from "./soft_operations.ts";

/**
 * The weights of every step, from the question and from what the steps before were:
 *
 *     c_t = [alpha_op_(t-1) U; alpha_col_(t-1) P]        h_t = tanh(W_history [c_t; h_(t-1)])
 *     alpha_op_t = softmax(U tanh(W_op [q; h_t]))        alpha_col_t = softmax(P tanh(W_col [q; h_t]))
 *
 * Columns that a question's table does not have are kept out of its softmax. With attention to the
 * question q is q + context_t in the selectors.
 */
export function selectSoftly(
  network: Network,
  batch: TableBatch,
  reading: Reading,
  mode: Mode,
): SoftStep[] {
  const { question: q } = reading, { parameters } = network;
  const contextOf = attendToQuestion(batch, reading, parameters);
  const { history, operationSelector, columnSelector } = parameters;
  const U = parameters.operations as tf.Tensor2D, P = columnEmbeddings(network);
  const { embeddingSize: d, steps, dropout } = network.options;
  const [B] = q.shape;
  const noise = noiseOf(network, batch, mode);
  const present = tf.tensor2d(Float32Array.from(batch.tableColumns), [B, P.shape[0]]);
  const absent = tf.mul<tf.Tensor2D>(ABSENT, tf.sub(1, present));
  let h = tf.zeros<tf.Rank.R2>([B, d]), c = tf.zeros<tf.Rank.R2>([B, 2 * d]);
  return Array.from({ length: steps }, (_, step) => {
    h = tf.tanh(tf.matMul(tf.concat([c, h], 1), history!));
    const context = contextOf?.(h);
    const asked = context === undefined ? q : tf.add<tf.Tensor2D>(q, context);
    const seen = dropOut(tf.concat([asked, h], 1), dropout, mode);
    const scores = (selector: tf.Tensor, choices: tf.Tensor2D) =>
      tf.matMul<tf.Tensor2D>(tf.tanh(tf.matMul(seen, selector)), choices, false, true);
    const ofOperations = scores(operationSelector!, U);
    const operations = tf.softmax(
      noise === null ? ofOperations : tf.add<tf.Tensor2D>(
        ofOperations,
        tf.squeeze(tf.slice(noise, [step, 0, 0], [1, -1, -1]), [0]),
      ),
    );
    const columns = tf.mul<tf.Tensor2D>(
      present,
      tf.softmax(tf.add<tf.Tensor2D>(scores(columnSelector!, P), absent)),
    );
    c = tf.concat([tf.matMul(operations, U), tf.matMul(columns, P)], 1);
    return { operations, columns };
  });
}

/** The noise on the scores of operations, `[T, B, 10]`, the same for questions that choose together. */
function noiseOf({ options }: Network, batch: TableBatch, mode: Mode): tf.Tensor3D | null {
  const { steps, dropout, selectionNoise } = options;
  const { count: L, ofQuestions } = sharePrograms(batch, mode.training && dropout > 0);
  const drawn = drawSelectionNoise(selectionNoise, mode, [steps, L]);
  return drawn === null ? null : tf.gather(
    tf.tensor3d(drawn, [steps, L, operationNames.length]),
    tf.tensor1d(ofQuestions, "int32"),
    1,
  );
}

/** Leaves out a share of the entries and scales the others up, while training. */
function dropOut(x: tf.Tensor2D, share: number, mode: Mode): tf.Tensor2D {
  if (!mode.training || share === 0) return x;
  const random = mode.random("dropout");
  const kept = Float32Array.from(
    { length: x.size },
    () => random.uniform() < share ? 0 : 1 / (1 - share),
  );
  return tf.mul(x, tf.tensor2d(kept, x.shape));
}

import * as tf from "@tensorflow/tfjs";
import * as encoding from "../../../models/memn2n/position_encoding.ts";

export * from "../../../models/memn2n/position_encoding.ts";

export const questionWeights: typeof encoding.questionWeights = (options, shape) =>
  tf.tidy(() => tf.onesLike(encoding.questionWeights(options, shape)));

export const statementWeights: typeof encoding.statementWeights = (options, shape) =>
  tf.tidy(() => tf.onesLike(encoding.statementWeights(options, shape)));

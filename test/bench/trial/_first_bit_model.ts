import * as tf from "@tensorflow/tfjs";
import { gaussianNoise, type RandomStream } from "../../../engine/mod.ts";
import { differentiate, type Model } from "../../../models/mod.ts";
import { BEYOND, type BitsBatch } from "../../tasks/_toy_tasks.ts";

/** A weight for each place: the answer is the sign of the weighted bits. */
export function firstBitModel(init: RandomStream): Model<BitsBatch> {
  const weights = tf.tidy(() =>
    tf.variable(
      gaussianNoise([BEYOND, 1], { standardDeviation: 0.5, key: init.key, index: 0 }),
    )
  );
  const parameters = { weights };
  const sums = ({ size, width, bits }: BitsBatch) =>
    tf.matMul(
      tf.tensor2d(Float32Array.from(bits), [size, width]),
      tf.slice(weights as tf.Tensor2D, [0, 0], [width, 1]),
    ).flatten();
  const losses = (batch: BitsBatch) => {
    const signs = tf.tensor1d(Float32Array.from(batch.answers, (one) => 2 * one - 1));
    return tf.softplus(tf.neg(tf.mul(signs, sums(batch))));
  };
  const loss = (batch: BitsBatch) => tf.tidy(() => tf.sum(losses(batch)) as tf.Scalar);
  return {
    parameters,
    parameterGroups: { weights: "weights" },
    loss,
    lossAndGradients: (batch) => differentiate(parameters, () => loss(batch)),
    predict(batch) {
      return tf.tidy(() => {
        const given = sums(batch).dataSync();
        const wrong = batch.answers.reduce(
          (sum, one, b) => sum + Number((given[b]! > 0) !== (one === 1)),
          0,
        );
        const [summed] = tf.sum(losses(batch)).dataSync();
        return { wrong, total: batch.size, loss: summed! };
      });
    },
    dispose: () => weights.dispose(),
  };
}

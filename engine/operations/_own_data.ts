import * as tf from "@tensorflow/tfjs";

/** Gives a parameter data of its own where another tensor shares it, so that it can be changed in place. */
export function ownData(parameter: tf.Variable): void {
  if (tf.backend().refCount(parameter.dataId) > 1) {
    tf.tidy(() => parameter.assign(tf.mul(parameter, 1)));
  }
}

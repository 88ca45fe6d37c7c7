import type * as tf from "@tensorflow/tfjs";
import { checkTensor } from "../check_tensor.ts";

/** What a fused update needs: a gradient for each number of the parameter. */
export function checkUpdate(parameter: tf.Variable, gradient: tf.Tensor): void {
  checkTensor("descend", "parameter", parameter, "float32");
  checkTensor("descend", "gradient", gradient, "number", parameter.shape);
}

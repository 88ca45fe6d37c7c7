import * as tf from "@tensorflow/tfjs";
import { type EngineKernels, kernelsOf } from "../kernels/mod.ts";
import { type AdamStep, adamUpdate, checkMoments } from "./adam_update.ts";
import { checkUpdate } from "./_check_update.ts";
import { ownData } from "./_own_data.ts";
import { runAdam } from "./_run_adam.ts";
import { checkPrepared, prepare, prepareByTensors, type Prepared } from "./prepared.ts";

/**
 * One update of a parameter by Adam in one pass, of the gradient scale x gradient + noise and what changes
 * it after that: the bits of tensor operations and `adamUpdate` one by one.
 *
 * The parameter is changed in place; where another tensor shares its data, it gets data of its own.
 *
 * @throws {TypeError} If parameter, gradient and moments are not numbers of one shape.
 */
export function descendByAdam(
  parameter: tf.Variable,
  gradient: tf.Tensor,
  prepared: Prepared,
  step: AdamStep,
): void {
  checkUpdate(parameter, gradient);
  checkPrepared(prepared, parameter.size);
  checkMoments(step, parameter.size);
  // Tensor operations convert what is not float32.
  const kernels = gradient.dtype === "float32" ? kernelsOf<EngineKernels>(tf.backend()) : null;
  if (kernels === null) {
    tf.tidy(() => {
      const g = prepareByTensors(parameter, gradient, prepared);
      const update = Float32Array.from(g.dataSync());
      adamUpdate(update, step);
      parameter.assign(tf.add(parameter, tf.tensor(update, parameter.shape)));
    });
    return;
  }
  ownData(parameter);
  prepare(kernels, parameter, gradient, prepared, 2, (stretch, memory) => {
    runAdam(kernels, stretch, step, memory);
  });
  kernels.changed(parameter);
}

import * as tf from "@tensorflow/tfjs";
import { registerHostKernel } from "../host_kernel.ts";
import { checkTensor } from "../check_tensor.ts";

const LOSS = "GradnoiseSoftmaxCrossEntropy";
const GRADIENT = "GradnoiseSoftmaxCrossEntropyGradient";

const action = "compare scores with labels";

/** Logits `[B, V]` and labels `[B]`. */
function checkScores(logits: tf.TensorInfo, labels: tf.TensorInfo): void {
  checkTensor(action, "logits", logits, "float32", ["B", "V"]);
  checkTensor(action, "labels", labels, "int32", [logits.shape[0]!]);
}

/** Labels are places in memory: one past the last class is another row, or nobody's. */
function checkLabels(labels: ArrayLike<number>, classes: number): void {
  for (let row = 0; row < labels.length; row++) {
    if (labels[row]! < classes) continue;
    throw new RangeError(`Cannot score class ${labels[row]} of ${classes}`);
  }
}

/** Highest score and sum of exp(score - highest) of a row of scores. */
function softmaxSum(scores: ArrayLike<number>, start: number, end: number): [number, number] {
  let highest = -Infinity, sum = 0;
  for (let i = start; i < end; i++) highest = Math.max(highest, scores[i]!);
  for (let i = start; i < end; i++) sum += Math.exp(scores[i]! - highest);
  return [highest, sum];
}

/** Registers the operation and its gradient on cpu and wasm. */
export function registerSoftmaxCrossEntropy(): void {
  registerHostKernel<"logits" | "labels", unknown>({
    name: LOSS,
    action,
    backends: ["cpu", "wasm"],
    inputs: { logits: "float32", labels: "int32" },
    shape({ logits, labels }) {
      checkScores(logits, labels);
      return [];
    },
    compute(out, { logits, labels }) {
      const width = logits.shape[1]!;
      checkLabels(labels.values, width);
      let loss = 0;
      for (const [row, label] of labels.values.entries()) {
        if (label < 0) continue;
        const start = row * width;
        const [highest, sum] = softmaxSum(logits.values, start, start + width);
        loss += Math.log(sum) - (logits.values[start + label]! - highest);
      }
      out[0] = loss;
    },
    computeFast(kernels, out, { logits, labels }) {
      const [rows, classes] = logits.shape as [number, number];
      checkLabels(kernels.ints(labels.address, rows), classes);
      const loss = kernels.withBlock(
        rows * classes,
        (probabilities) =>
          kernels.run.softmaxCrossEntropy(
            probabilities,
            logits.address,
            labels.address,
            rows,
            classes,
          ),
      );
      kernels.floats(out, 1)[0] = loss;
    },
  });
  registerHostKernel<"logits" | "labels" | "upstream", unknown>({
    name: GRADIENT,
    action,
    backends: ["cpu", "wasm"],
    inputs: { logits: "float32", labels: "int32", upstream: "float32" },
    shape({ logits, labels, upstream }) {
      checkScores(logits, labels);
      checkTensor(action, "upstream", upstream, "float32", []);
      return logits.shape;
    },
    compute(out, { logits, labels, upstream }) {
      const width = logits.shape[1]!, scale = upstream.values[0]!;
      checkLabels(labels.values, width);
      for (const [row, label] of labels.values.entries()) {
        if (label < 0) continue;
        const start = row * width, end = start + width;
        const [highest, sum] = softmaxSum(logits.values, start, end);
        for (let i = start; i < end; i++) {
          const p = Math.exp(logits.values[i]! - highest) / sum;
          out[i] = scale * (p - Number(i === start + label));
        }
      }
    },
    computeFast(kernels, out, { logits, labels, upstream }) {
      const [rows, classes] = logits.shape as [number, number];
      const [scale] = kernels.floats(upstream.address, 1);
      checkLabels(kernels.ints(labels.address, rows), classes);
      kernels.run.softmaxCrossEntropyGradient(
        out,
        logits.address,
        labels.address,
        rows,
        classes,
        scale!,
      );
    },
  });
  if (tf.getGradient(LOSS) !== undefined) return;
  tf.registerGradient({
    kernelName: LOSS,
    inputsToSave: ["logits", "labels"],
    gradFunc(upstream, saved) {
      const [logits, labels] = saved as [tf.Tensor, tf.Tensor];
      const inputs = { logits, labels, upstream: upstream as tf.Tensor };
      return { logits: () => tf.engine().runKernel(GRADIENT, inputs) as tf.Tensor };
    },
  });
}

/**
 * The cross-entropy of a softmax over classes, in nats, summed over the rows:
 * sum over b of log(sum over v of exp(logits[b, v])) - logits[b, labels[b]]. Differentiable in the
 * logits: softmax minus one-hot.
 *
 * @param logits `[B, V]`, float32.
 * @param labels `[B]`, int32: the right class of each row; a row with a negative one is left out.
 * @returns A scalar.
 * @throws {TypeError} If the shapes or types do not fit.
 * @throws {RangeError} If a label is past the last class.
 *
 * @example
 * ```ts
 * import { softmaxCrossEntropy, startBackend } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await startBackend("cpu");
 * // Four equal scores: log 4 nats.
 * const loss = softmaxCrossEntropy(tf.zeros([1, 4]), tf.tensor1d([2], "int32"));
 * if (Math.abs(loss.dataSync()[0]! - Math.log(4)) > 1e-6) throw new Error(String(loss));
 * ```
 */
export function softmaxCrossEntropy(logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar {
  checkScores(logits, labels);
  return tf.engine().runKernel(LOSS, { logits, labels }) as tf.Scalar;
}

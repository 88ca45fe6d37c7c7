/**
 * A multilayer perceptron of any depth: the twenty-layer network of Neelakantan et al. 2015, arXiv
 * 1511.06807, section 4.1. Its hidden units are rectified, its output is a softmax.
 *
 * Axis letters: B images, P pixels, U units of a layer, C classes.
 */

import * as tf from "@tensorflow/tfjs";
import {
  drawDropoutFactors,
  gaussianNoise,
  kernelsOf,
  type RandomStream,
  softmaxCrossEntropy,
} from "../../engine/mod.ts";
import type { ImageBatch, ImageShape } from "../../tasks/mod.ts";
import { asOperation, differentiate } from "../differentiate.ts";
import type { LossAndGradients, Mode, Model, Prediction } from "../model.ts";
import { checkImageBatch } from "./check_image_batch.ts";
import type { MlpKernels } from "./kernels.ts";
import { initialDeviation, type Layer, layersOf } from "./layers.ts";
import type { MlpOptions } from "./options.ts";
import { type Kept, type LayerTensors, MlpPass } from "./pass.ts";
import { differenceOf, fourDigits, type LayersSeen, rootMeanSquare } from "./layers_seen.ts";
import { type PixelScale, pixelScale } from "./pixel_scale.ts";

/** A multilayer perceptron for images. */
export class Mlp implements Model<ImageBatch> {
  /** `weights1` `[P, U]`, `bias1` `[U]` and so on; the output layer's last. */
  readonly parameters: Readonly<Record<string, tf.Variable>>;
  /** One group: the paper does not say whether its clip is by the global norm; ours is. */
  readonly parameterGroups: Readonly<Record<string, string>>;
  readonly #options: MlpOptions;
  readonly #shape: ImageShape;
  readonly #layers: readonly Layer[];
  readonly #scale: PixelScale;
  readonly #tensors: readonly LayerTensors[];
  readonly #kernels: MlpKernels | null;
  /** The same network by the kernels; null where it is computed in tensor operations. */
  readonly #pass: MlpPass | null;

  /** Draws the initial weights from the stream, each layer's under its own name. */
  constructor(options: MlpOptions, shape: ImageShape, init: RandomStream) {
    this.#options = options;
    this.#shape = shape;
    this.#layers = layersOf(options, shape);
    this.#scale = pixelScale(options.input, shape);
    const parameters: Record<string, tf.Variable> = {};
    const parameter = (name: string, values: () => tf.Tensor) =>
      parameters[name] = tf.tidy(() => tf.variable(values()));
    this.#tensors = this.#layers.map((layer) => {
      const { number, inputs, units } = layer, name = `weights${number}`;
      const { key } = init.derive(name);
      const standardDeviation = initialDeviation(options.init, layer);
      return {
        weights: parameter(
          name,
          () => gaussianNoise([inputs, units], { standardDeviation, key, index: 0 }),
        ),
        bias: options.biases ? parameter(`bias${number}`, () => tf.zeros([units])) : null,
      };
    });
    this.parameters = parameters;
    this.parameterGroups = Object.fromEntries(Object.keys(parameters).map((name) => [name, "all"]));
    const kernels = options.computation === "fused"
      ? kernelsOf(tf.backend()) as MlpKernels | null
      : null;
    this.#kernels = kernels;
    this.#pass = kernels && new MlpPass(kernels, this.#layers, this.#scale, this.#tensors);
  }

  loss(batch: ImageBatch, mode: Mode): tf.Scalar {
    this.#check(batch);
    const factor = this.#factor(batch);
    if (this.#pass === null) return this.#referenceLoss(batch, this.#drawKept(batch, mode));
    return asOperation(this.parameters, () => {
      const { loss, gradients } = this.lossAndGradients(batch, mode);
      return { loss: factor * loss, gradients };
    });
  }

  lossAndGradients(batch: ImageBatch, mode: Mode): LossAndGradients {
    this.#check(batch);
    const kept = this.#drawKept(batch, mode), factor = this.#factor(batch);
    if (this.#pass === null) {
      const { loss, ...rest } = differentiate(
        this.parameters,
        () => this.#referenceLoss(batch, kept),
      );
      return { ...rest, loss: loss / factor };
    }
    const { loss, gradients } = this.#pass.learn(batch, kept, factor);
    const named = gradients.flatMap(({ weights, bias }, l) => [
      [`weights${l + 1}`, weights] as const,
      ...bias === null ? [] : [[`bias${l + 1}`, bias] as const],
    ]);
    // They are used again.
    return { loss, gradients: Object.fromEntries(named), dispose: () => {} };
  }

  observe(batch: ImageBatch, gradients: LossAndGradients["gradients"]): LayersSeen {
    const spread = (tensor: tf.Tensor) => rootMeanSquare(tensor.dataSync<"float32">());
    let outputs: Float32Array[] = [];
    tf.tidy(() => {
      outputs = this.#outputs(batch, null).map((one) => one.dataSync<"float32">().slice());
    });
    return {
      activations: outputs.map(rootMeanSquare),
      differences: outputs.map((values) => differenceOf(values, batch.size)),
      gradients: this.#layers.map(({ number }) => spread(gradients[`weights${number}`]!)),
      weights: this.#tensors.map(({ weights }) => spread(weights)),
      loss: fourDigits(this.#answer(batch).loss / batch.size),
    };
  }

  predict(batch: ImageBatch): Prediction {
    const { loss, scores } = this.#answer(batch);
    const { classes } = this.#shape, answers = new Int32Array(batch.size);
    let wrong = 0;
    for (let b = 0; b < batch.size; b++) {
      const row = scores.subarray(b * classes, (b + 1) * classes);
      // The first of equal scores.
      const answer = row.reduce((best, score, k) => score > row[best]! ? k : best, 0);
      answers[b] = answer;
      if (answer !== batch.labels[b]) wrong += 1;
    }
    return { wrong, total: batch.size, loss, answers };
  }

  dispose(): void {
    this.#pass?.dispose();
    tf.dispose(Object.values(this.parameters));
  }

  #check(batch: ImageBatch): void {
    checkImageBatch(batch, this.#shape, this.parameters);
  }

  /** What the sum of the cross-entropies is multiplied by. */
  #factor({ size }: ImageBatch): number {
    switch (this.#options.loss) {
      case "sum":
        return 1;
      case "mean":
        return 1 / size;
      case "classMean":
        return 1 / (size * this.#shape.classes);
    }
  }

  /** Draws which hidden units go on, layer by layer. */
  #drawKept({ size }: ImageBatch, mode: Mode): Kept {
    const { dropout } = this.#options;
    if (!mode.training || dropout === 0) return null;
    const hidden = this.#layers.filter(({ rectified }) => rectified).map(({ units }) =>
      size * units
    );
    const length = hidden.reduce((sum, entries) => sum + entries, 0);
    const factors = drawDropoutFactors(length, dropout, mode.random("dropout"), this.#kernels);
    let end = 0;
    return hidden.map((entries) => factors.subarray(end, end += entries));
  }

  #answer(batch: ImageBatch): ReturnType<MlpPass["answer"]> {
    this.#check(batch);
    if (this.#pass !== null) return this.#pass.answer(batch);
    return tf.tidy(() => {
      const scores = this.#outputs(batch, null).at(-1)!;
      const loss = softmaxCrossEntropy(scores, tf.tensor1d(batch.labels, "int32"));
      return {
        loss: loss.dataSync<"float32">()[0]!,
        scores: scores.dataSync<"float32">().slice(),
      };
    });
  }

  #referenceLoss(batch: ImageBatch, kept: Kept): tf.Scalar {
    return tf.tidy(() => {
      const scores = this.#outputs(batch, kept).at(-1)!;
      const loss = softmaxCrossEntropy(scores, tf.tensor1d(batch.labels, "int32"));
      return tf.mul<tf.Scalar>(loss, this.#factor(batch));
    });
  }

  /** By layer, `[B, U]`; of the last the scores, `[B, C]`. */
  #outputs({ size, pixels }: ImageBatch, kept: Kept): tf.Tensor2D[] {
    const { scale, offset } = this.#scale;
    let x = tf.tensor2d(Float32Array.from(pixels), [size, pixels.length / size]);
    x = tf.add(tf.mul(x, scale), offset);
    return this.#layers.map(({ units, rectified }, l) => {
      const { weights, bias } = this.#tensors[l]!;
      x = tf.matMul(x, weights as tf.Tensor2D);
      if (bias !== null) x = tf.add(x, bias);
      if (rectified) x = tf.relu(x);
      const factors = kept?.[l];
      if (factors !== undefined) x = tf.mul(x, tf.tensor2d(factors, [size, units]));
      return x;
    });
  }
}

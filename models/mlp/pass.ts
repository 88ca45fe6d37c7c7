/**
 * The multilayer perceptron by the kernels: layer by layer forward, then back, on the values of the
 * parameters where they lie.
 */

import * as tf from "@tensorflow/tfjs";
import { type Address, Arena, makeOutput } from "../../engine/mod.ts";
import type { ImageBatch } from "../../tasks/mod.ts";
import type { MlpKernels } from "./kernels.ts";
import type { Layer } from "./layers.ts";
import type { PixelScale } from "./pixel_scale.ts";

/** A layer's parameters, or their gradients; the bias is null in a network without biases. */
export interface LayerTensors {
  readonly weights: tf.Tensor;
  readonly bias: tf.Tensor | null;
}

/** By hidden layer, `[B, units]`: the factors of dropout, 0 for a silenced unit. Null for no dropout. */
export type Kept = readonly Float32Array[] | null;

/** What the layers of a batch left behind. */
interface Forward {
  /** By layer, `[B, units]`; the last are the scores. */
  readonly outputs: readonly Address[];
  /** By hidden layer, the factors of dropout. */
  readonly kept: readonly Address[];
  readonly pixels: { readonly entries: Address; readonly ends: Address };
  readonly labels: Address;
  readonly loss: number;
}

/** One network by the kernels. Gradients and working memory are made once and used again. */
export class MlpPass {
  readonly #kernels: MlpKernels;
  readonly #layers: readonly Layer[];
  readonly #scale: PixelScale;
  readonly #parameters: readonly LayerTensors[];
  readonly #gradients: readonly LayerTensors[];
  readonly #arena: Arena;

  /** @param parameters By layer; they stay the caller's. */
  constructor(
    kernels: MlpKernels,
    layers: readonly Layer[],
    scale: PixelScale,
    parameters: readonly LayerTensors[],
  ) {
    this.#kernels = kernels;
    this.#layers = layers;
    this.#scale = scale;
    this.#parameters = parameters;
    this.#arena = new Arena(kernels);
    const gradientOf = ({ shape }: tf.Tensor) => tf.keep(makeOutput(shape));
    this.#gradients = parameters.map(({ weights, bias }) => ({
      weights: gradientOf(weights),
      bias: bias && gradientOf(bias),
    }));
  }

  /** The cross-entropy, summed over the images, and the scores of the classes, `[B, classes]`. */
  answer(batch: ImageBatch): { readonly loss: number; readonly scores: Float32Array } {
    const { loss, outputs } = this.#forward(batch, null);
    const { units } = this.#layers.at(-1)!;
    return { loss, scores: this.#kernels.floats(outputs.at(-1)!, batch.size * units).slice() };
  }

  /**
   * The cross-entropy, summed over the images, and the gradients of `factor` times it, by layer: good until
   * the next call.
   */
  learn(batch: ImageBatch, kept: Kept, factor: number): {
    readonly loss: number;
    readonly gradients: readonly LayerTensors[];
  } {
    const forward = this.#forward(batch, kept);
    this.#backward(batch.size, forward, factor);
    return { loss: forward.loss, gradients: this.#gradients };
  }

  dispose(): void {
    for (const { weights, bias } of this.#gradients) tf.dispose([weights, ...bias ? [bias] : []]);
    this.#arena[Symbol.dispose]();
  }

  #forward({ size: B, pixels, labels }: ImageBatch, kept: Kept): Forward {
    const arena = this.#arena, { run } = this.#kernels, { scale, offset } = this.#scale;
    arena.reset();
    const length = pixels.length / B;
    // An entry is two numbers; bytes are copied four to a number.
    const entries = arena.take(2 * pixels.length), ends = arena.take(B);
    const bytes = arena.take(Math.ceil(pixels.length / 4));
    this.#kernels.bytes(bytes, pixels.length).set(pixels);
    run.listPixels(entries, ends, bytes, B, length, scale);
    const factors = (kept ?? []).map((values) => arena.floats(values));
    const outputs: Address[] = [];
    for (const [l, { inputs, units, rectified }] of this.#layers.entries()) {
      const out = arena.take(B * units);
      const weights = this.#address(this.#parameters[l]!.weights);
      const bias = this.#address(this.#parameters[l]!.bias);
      if (l === 0) {
        const base = arena.take(units);
        run.pixelLayer(
          ...[
            out,
            base,
            entries,
            ends,
            weights,
            bias,
            B,
            inputs,
            units,
            offset,
            rectified,
          ] as const,
        );
      } else run.dense(out, outputs[l - 1]!, weights, bias, B, inputs, units, rectified);
      if (factors[l] !== undefined) run.multiplyEntries(out, factors[l], B * units);
      outputs.push(out);
    }
    const { units: classes } = this.#layers.at(-1)!;
    const answers = arena.ints(labels), probabilities = arena.take(B * classes);
    const loss = run.softmaxCrossEntropy(probabilities, outputs.at(-1)!, answers, B, classes);
    return { outputs, kept: factors, pixels: { entries, ends }, labels: answers, loss };
  }

  #backward(B: number, { outputs, kept, pixels, labels }: Forward, factor: number): void {
    const arena = this.#arena, { run } = this.#kernels, { offset } = this.#scale;
    const classes = this.#layers.at(-1)!.units;
    let gradient = arena.zeros(B * classes);
    run.softmaxCrossEntropyGradient(gradient, outputs.at(-1)!, labels, B, classes, factor);
    for (let l = this.#layers.length - 1; l >= 0; l--) {
      const { inputs, units } = this.#layers[l]!;
      const { weights: weightGradient, bias: biasGradient } = this.#gradients[l]!;
      const to = this.#address(weightGradient);
      const sums = biasGradient === null ? arena.take(units) : this.#address(biasGradient);
      run.sumOfRows(sums, gradient, B, units);
      if (l === 0) {
        const base = arena.take(units), { entries, ends } = pixels;
        run.pixelWeightGradient(
          ...[to, base, entries, ends, gradient, sums, B, inputs, units, offset] as const,
        );
        return;
      }
      run.denseWeightGradient(to, outputs[l - 1]!, gradient, B, inputs, units);
      const turned = arena.take(inputs * units), below = arena.take(B * inputs);
      run.transpose(turned, this.#address(this.#parameters[l]!.weights), inputs, units);
      run.denseInputGradient(below, gradient, turned, outputs[l - 1]!, B, inputs, units);
      if (kept[l - 1] !== undefined) run.multiplyEntries(below, kept[l - 1]!, B * inputs);
      gradient = below;
    }
  }

  /** Where the values of a tensor lie; 0 for none. */
  #address(tensor: tf.Tensor | null): Address {
    return tensor === null ? 0 : this.#kernels.address(tensor);
  }
}

/** A perceptron in plain arrays, to measure how hard images are: no model of the project. */

import { RandomStream, streamKey } from "../../../engine/base/mod.ts";
import type { DigitImages } from "../../../tasks/digits/mod.ts";

const CLASSES = 10, RATE = 0.05;

/** Weights `[inputs, outputs]` and a bias. */
class Layer {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  readonly sum: Float32Array;

  constructor(readonly inputs: number, readonly outputs: number, random: RandomStream) {
    // Uniform, with the variance 2 / inputs of He et al. 2015.
    const reach = Math.sqrt(6 / inputs);
    this.weights = Float32Array.from(
      { length: inputs * outputs },
      () => reach * (2 * random.uniform() - 1),
    );
    this.bias = new Float32Array(outputs);
    this.sum = new Float32Array(outputs);
  }

  forward(input: Float32Array): Float32Array {
    const { sum, weights, outputs } = this;
    sum.set(this.bias);
    for (let i = 0; i < input.length; i++) {
      const value = input[i]!;
      if (value === 0) continue;
      for (let j = 0, w = i * outputs; j < outputs; j++, w++) sum[j]! += value * weights[w]!;
    }
    return sum;
  }

  /** Descends, and returns the gradient of the input. */
  backward(input: Float32Array, gradient: Float32Array, rate: number): Float32Array {
    const { weights, bias, outputs } = this, back = new Float32Array(input.length);
    for (let i = 0; i < input.length; i++) {
      const value = input[i]!;
      if (value === 0) continue;
      let sum = 0;
      for (let j = 0, w = i * outputs; j < outputs; j++, w++) {
        sum += weights[w]! * gradient[j]!;
        weights[w]! -= rate * value * gradient[j]!;
      }
      // Of a ReLU: where the input is 0, so is its gradient.
      back[i] = sum;
    }
    for (let j = 0; j < outputs; j++) bias[j]! -= rate * gradient[j]!;
    return back;
  }
}

/**
 * Trains by plain stochastic gradient descent, one image at a time, the rate falling to 0.
 *
 * @param hidden Units of the hidden layers; none for softmax regression.
 * @returns The share of the test that it gets right.
 */
export function accuracyOf(
  hidden: readonly number[],
  epochs: number,
  train: DigitImages,
  test: DigitImages,
): number {
  const random = new RandomStream(streamKey(1, "perceptron"));
  const pixels = train.pixels.length / train.labels.length;
  const sizes = [pixels, ...hidden, CLASSES];
  const layers = hidden.concat(CLASSES).map((size, i) => new Layer(sizes[i]!, size, random));
  const inputs = sizes.map((size) => new Float32Array(size));
  const scoresOf = ({ pixels: bytes }: DigitImages, image: number) => {
    for (let p = 0; p < pixels; p++) inputs[0]![p] = bytes[image * pixels + p]! / 255;
    let scores: Float32Array = inputs[0]!;
    for (const [i, layer] of layers.entries()) {
      scores = layer.forward(inputs[i]!);
      for (const [j, score] of scores.entries()) inputs[i + 1]![j] = Math.max(0, score);
    }
    return scores;
  };
  const updates = epochs * train.labels.length;
  let update = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const image of random.shuffled(train.labels.keys())) {
      const rate = RATE * (1 - update++ / updates), scores = scoresOf(train, image);
      const highest = Math.max(...scores), raised = scores.map((s) => Math.exp(s - highest));
      const total = raised.reduce((sum, value) => sum + value, 0);
      let gradient: Float32Array = raised.map((value, j) =>
        value / total - Number(j === train.labels[image])
      );
      for (let i = layers.length - 1; i >= 0; i--) {
        gradient = layers[i]!.backward(inputs[i]!, gradient, rate);
      }
    }
  }
  const right = test.labels.filter((label, image) => {
    const scores = scoresOf(test, image);
    return scores.indexOf(Math.max(...scores)) === label;
  });
  return right.length / test.labels.length;
}

/**
 * The multilayer perceptron once more: plain loops over float64, one image after another, without tensors.
 * The tests' oracle for loss and gradients.
 */

import type { MlpOptions } from "../../../models/mod.ts";
import type { ImageBatch, ImageShape } from "../../../tasks/mod.ts";

/** What is descended, with parameters by their names in the model; `kept` by layer, image by image. */
export function referenceLoss(
  options: MlpOptions,
  shape: ImageShape,
  { size, pixels, labels }: ImageBatch,
  parameters: Readonly<Record<string, Float64Array>>,
  kept: readonly (readonly number[])[] | null,
): number {
  const inputs = shape.height * shape.width, { hiddenLayers, hiddenUnits: U } = options;
  const scaled = (pixel: number) => {
    switch (options.input) {
      case "unit":
        return pixel / 255;
      case "signed":
        return 2 * pixel / 255 - 1;
      case "standardised":
        return (pixel - shape.mean) / shape.standardDeviation;
      case "raw":
        return pixel;
    }
  };
  let loss = 0;
  for (let b = 0; b < size; b++) {
    let x = Array.from(pixels.subarray(b * inputs, (b + 1) * inputs), scaled);
    for (let l = 1; l <= hiddenLayers + 1; l++) {
      const units = l <= hiddenLayers ? U : shape.classes;
      x = Array.from({ length: units }, (_, unit) => {
        const bias = options.biases ? parameters[`bias${l}`]![unit]! : 0;
        const sum = x.reduce(
          (sum, value, i) => sum + value * parameters[`weights${l}`]![i * units + unit]!,
          bias,
        );
        if (l > hiddenLayers) return sum;
        return Math.max(0, sum) * (kept === null ? 1 : kept[l - 1]![b * U + unit]!);
      });
    }
    const highest = Math.max(...x);
    const total = x.reduce((sum, score) => sum + Math.exp(score - highest), 0);
    loss += Math.log(total) + highest - x[labels[b]!]!;
  }
  const divisor = { sum: 1, mean: size, classMean: size * shape.classes }[options.loss];
  return loss / divisor;
}

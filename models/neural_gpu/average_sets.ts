import * as tf from "@tensorflow/tfjs";
import type { NeuralGpuOptions } from "./options.ts";
import { type NeuralGpuParameters, unitNames } from "./parameters.ts";

/** The parameters of the units by what the sets have in common: the same tensor of every set, in order. */
export function tensorsBySet<T extends tf.Tensor>(
  { layers, parameterSets }: Pick<NeuralGpuOptions, "layers" | "parameterSets">,
  parameters: NeuralGpuParameters<T>,
): T[][] {
  const sets = Array.from({ length: parameterSets }, (_, set) =>
    Array.from(
      { length: layers },
      (_, layer) => Object.values(unitNames(set + 1, layer + 1)).map((name) => parameters[name]!),
    ).flat());
  return sets[0]!.map((_, place) => sets.map((tensors) => tensors[place]!));
}

/** Gives all sets the mean of their values, summed in float64: the same bits on every backend. */
export function averageSets(
  options: Pick<NeuralGpuOptions, "layers" | "parameterSets">,
  parameters: NeuralGpuParameters,
): void {
  for (const variables of tensorsBySet(options, parameters)) {
    const values = variables.map((variable) => variable.dataSync<"float32">());
    const mean = Float32Array.from(
      values[0]!,
      (_, i) => values.reduce((sum, own) => sum + own[i]!, 0) / values.length,
    );
    for (const variable of variables) {
      tf.tidy(() => variable.assign(tf.tensor(mean, variable.shape)));
    }
  }
}

/** Networks whose parameters are set, not learned. */

import type { NeuralGpuOptions } from "../../../models/neural_gpu/mod.ts";
import { parameterPlans, unitNames } from "../../../models/neural_gpu/mod.ts";
import { smallOptions } from "./_cases.ts";

/** Symbols, padding included: each but padding has a map of its own, which is 1 where it stands. */
export const SYMBOLS = 5;
export const shape = { inputSymbols: SYMBOLS, outputSymbols: SYMBOLS };

/** Options of networks that know the symbols. */
export function optionsWith(options: Readonly<Record<string, unknown>> = {}): NeuralGpuOptions {
  return smallOptions({ maps: SYMBOLS - 1, height: 2, ...options });
}

/** A way for a set to treat the image: to keep it, or to take each cell from a neighbour, by axes of the kernel. */
export type Treatment = "keep" | readonly [a: number, b: number];

/**
 * Parameters that read and write symbols, and do to the image what each set is for: gates that are cut at 1
 * keep it; gates that are cut at 0, and 1 for the reset, take the candidate, the sharpened neighbour.
 */
export function handBuilt(options: NeuralGpuOptions, sets: readonly Treatment[]) {
  const m = options.maps, values: Record<string, Float32Array> = {};
  for (const { name, shape: own } of parameterPlans(options, shape)) {
    values[name] = new Float32Array(own.reduce((product, axis) => product * axis, 1));
  }
  for (let i = 0; i < m; i++) {
    values["embedding"]![i * m + i] = 9;
    values["inputWeights"]![i * m + i] = 1;
    values["outputWeights"]![i * SYMBOLS + i + 1] = 20;
  }
  // Without any other symbol, padding is the likeliest.
  values["outputBias"]![0] = 10;
  for (const [set, treatment] of sets.entries()) {
    for (let layer = 1; layer <= options.layers; layer++) {
      const names = unitNames(set + 1, layer), bias = values[names.gateBias]!;
      const isKept = treatment === "keep" || layer > 1;
      bias.fill(isKept ? 9 : -9, 0, m).fill(9, m);
      if (isKept) continue;
      const [a, b] = treatment, kernel = values[names.candidate]!;
      for (let i = 0; i < m; i++) kernel[((a * 3 + b) * m + i) * m + i] = 9;
    }
  }
  return values;
}

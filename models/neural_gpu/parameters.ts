/**
 * The parameters of a Neural GPU by name. Axis letters in this folder: B sequences, n positions, w rows, m maps,
 * l layers, R parameter sets.
 *
 * - `embedding` `[input symbols - 1, m]`: of symbol 1 and so on; that of padding is 0 and is no parameter.
 * - `inputWeights` `[m, m]`, `inputBias` `[m]`: from embeddings to the first row of the image.
 * - `outputWeights` `[m, output symbols]`, `outputBias` `[output symbols]`: from the first row to scores.
 * - of set r and layer l, both from 1, e.g. `set1Layer2Gates`: `Gates` `[3, 3, m, 2 m]`, the update gate's maps
 *   and then the reset gate's, with `GateBias` `[2 m]`; `Candidate` `[3, 3, m, m]` with `CandidateBias` `[m]`.
 *   The first axis of a kernel runs along positions, the second along rows: entry [a, b] meets the cell at
 *   position + a - 1, row + b - 1.
 */

import type * as tf from "@tensorflow/tfjs";
import type { SequenceShape } from "../../tasks/mod.ts";
import type { NeuralGpuOptions } from "./options.ts";

/** The values, or their gradients. */
export type NeuralGpuParameters<T extends tf.Tensor = tf.Variable> = Readonly<Record<string, T>>;

/** A parameter before its first value. */
export interface ParameterPlan {
  readonly name: string;
  readonly shape: readonly number[];
  /** First values are uniform from minus this to this; 0 for biases. */
  readonly bound: number;
}

/** C: uniform unit scaling has this factor. */
const SCALING = 1.8;

/** C: embeddings are uniform from minus this to this. */
const EMBEDDING_BOUND = 1.7;

/** The names of a unit's parameters: `unitNames(1, 2).gates` is "set1Layer2Gates". */
export function unitNames(set: number, layer: number) {
  const unit = `set${set}Layer${layer}`;
  return {
    gates: `${unit}Gates`,
    gateBias: `${unit}GateBias`,
    candidate: `${unit}Candidate`,
    candidateBias: `${unit}CandidateBias`,
  } as const;
}

/** Every parameter, in order. */
export function parameterPlans(
  { maps: m, layers, parameterSets, initScale }: NeuralGpuOptions,
  { inputSymbols, outputSymbols }: SequenceShape,
): readonly ParameterPlan[] {
  const bound = (inputs: number) => SCALING * initScale * Math.sqrt(3 / inputs);
  const kernel = bound(9 * m);
  const plans: ParameterPlan[] = [
    { name: "embedding", shape: [inputSymbols - 1, m], bound: EMBEDDING_BOUND },
    { name: "inputWeights", shape: [m, m], bound: bound(m) },
    { name: "inputBias", shape: [m], bound: 0 },
    { name: "outputWeights", shape: [m, outputSymbols], bound: bound(m) },
    { name: "outputBias", shape: [outputSymbols], bound: 0 },
  ];
  for (let set = 1; set <= parameterSets; set++) {
    for (let layer = 1; layer <= layers; layer++) {
      const { gates, gateBias, candidate, candidateBias } = unitNames(set, layer);
      plans.push(
        { name: gates, shape: [3, 3, m, 2 * m], bound: kernel },
        { name: gateBias, shape: [2 * m], bound: 0 },
        { name: candidate, shape: [3, 3, m, m], bound: kernel },
        { name: candidateBias, shape: [m], bound: 0 },
      );
    }
  }
  return plans;
}

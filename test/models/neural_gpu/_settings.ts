/** Networks and batches that every way of computing must agree on: each option, and sizes that do not come out even. */

import type { NeuralGpuOptions } from "../../../models/neural_gpu/mod.ts";
import type { SequenceBatch, SequenceShape } from "../../../tasks/mod.ts";
import { randomBatch, randomParameters, shape, smallOptions, type Values } from "./_cases.ts";

interface Setting {
  /** Beside those of `smallOptions`. */
  readonly options?: Readonly<Record<string, unknown>>;
  readonly lengths: readonly number[];
  readonly shape?: SequenceShape;
  /** Of the parameters; the more, the more gates are cut. */
  readonly spread?: number;
}

/** A network with a batch. */
export interface Case {
  readonly options: NeuralGpuOptions;
  readonly shape: SequenceShape;
  readonly parameters: Values;
  readonly batch: SequenceBatch;
}

const six = { layers: 2, parameterSets: 6, pull: 0.01 };

const settings: Readonly<Record<string, Setting>> = {
  "one position": { lengths: [1] },
  "one map in one row": { options: { maps: 1, height: 1 }, lengths: [3, 3] },
  "one layer": { lengths: [4, 4] },
  "two layers": { options: { layers: 2 }, lengths: [5] },
  "three layers in four rows": { options: { layers: 3, height: 4, maps: 2 }, lengths: [4] },
  "five maps in one row": { options: { maps: 5, height: 1 }, lengths: [6, 6] },
  "plain gates": { options: { cutoff: 1, layers: 2 }, lengths: [5, 5] },
  "plain gates that are nearly 0 or 1": { options: { cutoff: 1 }, lengths: [5, 5], spread: 3 },
  "gates of which many are cut": { options: { layers: 2 }, lengths: [6, 6], spread: 1.5 },
  "gates of which nearly all are cut": { options: { cutoff: 6 }, lengths: [5], spread: 1.5 },
  "two parameter sets, pulled": {
    options: { parameterSets: 2, pull: 0.03, layers: 2 },
    lengths: [7],
  },
  "two parameter sets, not pulled": { options: { parameterSets: 2 }, lengths: [4, 4] },
  "one parameter set, which has no distance": { options: { pull: 0.5 }, lengths: [3] },
  "six parameter sets": { options: six, lengths: [8] },
  "more parameter sets than steps": { options: six, lengths: [2, 2, 2] },
  "lengths of all kinds": { options: { ...six, height: 3 }, lengths: [9, 1, 4, 2, 4] },
  "lengths of all kinds, not pulled": { options: { layers: 2 }, lengths: [3, 8, 1, 3] },
  "dropout": { options: { dropout: 0.3, layers: 2 }, lengths: [6, 6, 6] },
  "dropout of several lengths": {
    options: { ...six, dropout: 0.4 },
    lengths: [9, 2, 5, 2],
  },
  "many symbols": {
    lengths: [4, 3, 4],
    shape: { inputSymbols: 13, outputSymbols: 11 },
    options: { maps: 4, height: 3 },
  },
  "one symbol": { lengths: [3, 3], shape: { inputSymbols: 2, outputSymbols: 2 } },
};

/** By name. */
export const cases: Readonly<Record<string, Case>> = Object.fromEntries(
  Object.entries(settings).map(([name, { options: own, lengths, shape: seen, spread }]) => {
    const options = smallOptions(own), symbols = seen ?? shape;
    const parameters = randomParameters(options, symbols, spread);
    return [name, { options, shape: symbols, parameters, batch: randomBatch(lengths, symbols) }];
  }),
);

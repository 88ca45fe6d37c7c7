/**
 * The models by name. The table itself is light: a network is loaded, and TensorFlow.js with it, only
 * when one is built.
 */

import type { Json, RandomStream } from "../engine/mod.ts";
import type {
  Batch,
  StoryBatch,
  StoryDataset,
  TableBatch,
  TableDataset,
  TaskData,
} from "../tasks/mod.ts";
import type { Model } from "./model.ts";

/** Options as they stand in a trial's specification: all of them, defaults filled in. */
export type ModelOptions = Readonly<Record<string, Json>>;

/** A model of the benchmark, for data of one kind. */
export interface ModelEntry<B extends Batch = Batch, D extends TaskData<B> = TaskData<B>> {
  /** As in a workload's name: "memn2n". */
  readonly name: string;
  readonly title: string;
  readonly kind: B["kind"];
  /**
   * Fills in the defaults.
   *
   * @throws {TypeError} If an option is unknown or its value cannot be used.
   */
  parseOptions(options: Readonly<Record<string, unknown>>): Promise<ModelOptions>;
  /**
   * What a network was trained with, in the words of the papers: it tells which published numbers it
   * can be compared with.
   */
  settingOf(
    options: ModelOptions,
    training: { readonly linearStart: boolean; readonly noise: boolean },
  ): Promise<string>;
  /** Builds the network for a data set, its parameters drawn from the stream. */
  create(options: ModelOptions, dataset: D, init: RandomStream): Promise<Model<B>>;
}

const memN2N: ModelEntry<StoryBatch, StoryDataset> = {
  name: "memn2n",
  title: "End-to-End Memory Network",
  kind: "story",
  async parseOptions(options) {
    const { parseMemN2NOptions } = await import("./memn2n/options.ts");
    return parseMemN2NOptions(options);
  },
  async settingOf(options, training) {
    const { memN2NSetting, parseMemN2NOptions } = await import("./memn2n/options.ts");
    return memN2NSetting(parseMemN2NOptions(options), training);
  },
  async create(options, dataset, init) {
    const { MemN2N } = await import("./memn2n/memn2n.ts");
    const { parseMemN2NOptions } = await import("./memn2n/options.ts");
    return new MemN2N(parseMemN2NOptions(options), dataset.shape, init);
  },
};

const neuralProgrammer: ModelEntry<TableBatch, TableDataset> = {
  name: "neural-programmer",
  title: "Neural Programmer",
  kind: "table",
  async parseOptions(options) {
    const { parseNeuralProgrammerOptions } = await import("./neural_programmer/options.ts");
    return parseNeuralProgrammerOptions(options);
  },
  async settingOf(options, { noise }) {
    const { parseNeuralProgrammerOptions } = await import("./neural_programmer/options.ts");
    // All that is known of the published networks.
    const { steps, dropout } = parseNeuralProgrammerOptions(options);
    return [`T ${steps}`, ...dropout > 0 ? ["dropout"] : [], ...noise ? ["noise"] : []].join(", ");
  },
  async create(options, dataset, init) {
    const { NeuralProgrammer } = await import("./neural_programmer/neural_programmer.ts");
    const { parseNeuralProgrammerOptions } = await import("./neural_programmer/options.ts");
    return new NeuralProgrammer(parseNeuralProgrammerOptions(options), dataset.shape, init);
  },
};

/** Every model, by name. */
export const models = { memn2n: memN2N, "neural-programmer": neuralProgrammer } as const;

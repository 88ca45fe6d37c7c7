import type { SequenceBatch, SequenceData } from "../../tasks/mod.ts";
import type { ModelEntry } from "../model_entry.ts";
import { mentalImages } from "./inspection.ts";
import type { NeuralGpu } from "./neural_gpu.ts";
import { type NeuralGpuOptions, neuralGpuOptionsSchema } from "./options.ts";
import { SYMBOLS } from "./symbols.ts";

/** Neural GPUs. */
export const neuralGpu: ModelEntry<SequenceBatch, SequenceData, NeuralGpuOptions, NeuralGpu> = {
  name: "neural-gpu",
  title: "Neural GPU",
  kind: "sequence",
  citation: "Neural GPU: Kaiser and Sutskever 2015, arXiv 1511.08228.",
  loss: "nats per symbol",
  options: neuralGpuOptionsSchema,
  phases: [{ name: "main", title: "training", words: "as it answers" }],
  alsoAnswers: [{ name: SYMBOLS, title: "symbol by symbol" }],
  scoresBatches: true,
  settingOf({ maps, height, layers, parameterSets, dropout }, { noise }) {
    return [
      `m ${maps}`,
      `w ${height}`,
      layers === 1 ? "1 layer" : `${layers} layers`,
      `R ${parameterSets}`,
      ...dropout > 0 ? ["dropout"] : [],
      ...noise ? ["noise"] : [],
    ].join(", ");
  },
  // As many steps as positions, each over all cells: kernels of 3 x 3 from m maps to two gates and a candidate. What
  // else a step does for each map takes as long as 27 maps more of them.
  cost: ({ maps, height, layers }, length) =>
    length * length * height * layers * 27 * maps * (maps + 27),
  inspection: mentalImages,
  async create(options, { shape }, init) {
    const { NeuralGpu } = await import("./neural_gpu.ts");
    return new NeuralGpu(options, shape, init);
  },
};

import type { TableBatch, TableDataset } from "../../tasks/mod.ts";
import type { ModelEntry } from "../model_entry.ts";
import { programs } from "./inspection.ts";
import type { NeuralProgrammer } from "./neural_programmer.ts";
import { type NeuralProgrammerOptions, neuralProgrammerOptionsSchema } from "./options.ts";

/** The Neural Programmer. */
export const neuralProgrammer: ModelEntry<
  TableBatch,
  TableDataset,
  NeuralProgrammerOptions,
  NeuralProgrammer
> = {
  name: "neural-programmer",
  title: "Neural Programmer",
  kind: "table",
  citation: "Neural Programmer: Neelakantan, Le and Sutskever 2015, arXiv 1511.04834.",
  loss: "loss per question",
  options: neuralProgrammerOptionsSchema,
  phases: [{ name: "main", title: "training", words: "as it answers" }],
  settingOf({ steps, dropout }, { noise }) {
    // All that is known of the published networks.
    return [`T ${steps}`, ...dropout > 0 ? ["dropout"] : [], ...noise ? ["noise"] : []].join(", ");
  },
  inspection: programs,
  async create(options, dataset, init) {
    const { NeuralProgrammer } = await import("./neural_programmer.ts");
    return new NeuralProgrammer(options, dataset.shape, init, dataset);
  },
};

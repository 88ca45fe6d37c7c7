import type { ImageBatch, ImageDataset } from "../../tasks/mod.ts";
import type { ModelEntry } from "../model_entry.ts";
import { layerByLayer } from "./inspection.ts";
import type { Mlp } from "./mlp.ts";
import { type MlpOptions, mlpOptionsSchema } from "./options.ts";

/** Of most images; with more of them the last layer is hardly larger. */
const CLASSES = 10;

/** Multilayer perceptrons: the twenty-layer network. */
export const mlp: ModelEntry<ImageBatch, ImageDataset, MlpOptions, Mlp> = {
  name: "mlp",
  title: "Multilayer perceptron",
  kind: "image",
  citation: "Twenty-layer network: Neelakantan et al. 2015, arXiv 1511.06807.",
  loss: "nats per image",
  options: mlpOptionsSchema,
  phases: [{ name: "main", title: "training", words: "as it answers" }],
  settingOf({ hiddenLayers, hiddenUnits, init, dropout }, { noise }) {
    return [
      `${hiddenLayers} x ${hiddenUnits}`,
      String(init),
      ...dropout > 0 ? ["dropout"] : [],
      ...noise ? ["noise"] : [],
    ].join(", ");
  },
  // Its weights, each once.
  cost({ hiddenLayers, hiddenUnits }, pixels) {
    if (hiddenLayers === 0) return CLASSES * pixels;
    return hiddenUnits * (pixels + (hiddenLayers - 1) * hiddenUnits + CLASSES);
  },
  inspection: layerByLayer,
  async create(options, { shape }, init) {
    const { Mlp } = await import("./mlp.ts");
    return new Mlp(options, shape, init);
  },
};

import type { Suite } from "./schema/schema.ts";
import { variants } from "./variants.ts";

/**
 * How far Neural GPUs go on being right that were trained on sums of up to ten binary digits: on sums of up to
 * two hundred. Kaiser and Sutskever 2015 train on up to twenty digits and test on up to two thousand. The rate
 * stays, and the moving mean of the parameters answers. A training ends early when validation is all right, which
 * has some sequences of five times the longest length: 105 symbols, and no longer ones.
 */
export const neuralGpuLengths: Suite = {
  name: "neural-gpu-lengths",
  title: "Neural GPUs that add binary numbers, tested on longer ones",
  version: 1,
  workloads: ["neural-gpu/badd"],
  variants: [{
    ...variants.plain,
    rule: "adam(0.003, beta1=0.9, beta2=0.999, epsilon=0.0001)",
  }],
  // Others were looked at when the recipes were sought.
  seeds: [221, 222, 223, 224, 225],
  budget: { epochs: 45, average: 0.998, stop: { error: 0 } },
  modelOptions: {
    "neural-gpu": {
      ...{ maps: 24, cutoff: 1.2, dropout: 0.1, parameterSets: 3 },
      ...{ pullGrowth: 1.2, pullLimit: 1000 },
    },
  },
  taskOptions: { longest: 21, further: "to-401", validation: "five-times" },
  successes: [
    { part: "badd, length 101", under: [0.01] },
    { part: "badd, length 201", under: [0.01] },
    { part: "badd, length 401", under: [0.01] },
  ],
  published: [],
  data: { seed: 201, train: 1000, test: 1024 },
  backend: "wasm",
};

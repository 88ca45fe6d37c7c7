import type { Suite } from "./schema/schema.ts";

/**
 * How far Neural GPUs go on being right that were trained on sums of up to ten binary digits: on sums of up to
 * two hundred. Kaiser and Sutskever 2015 train on up to twenty and test on up to two thousand.
 */
export const neuralGpuLengths: Suite = {
  name: "neural-gpu-lengths",
  title: "Neural GPUs that add binary numbers, tested on sums twenty times as long",
  version: 1,
  workloads: ["neural-gpu/badd"],
  variants: ["plain"],
  // Those below were looked at when the recipes were sought.
  seeds: [201, 202, 203, 204, 205],
  budget: {},
  modelOptions: {},
  taskOptions: { longest: 21, further: "to-401", validation: "longer" },
  successes: [
    { part: "*, length 101", under: [0.01] },
    { part: "*, length 201", under: [0.01] },
    { part: "*, length 401", under: [0.01] },
  ],
  published: [],
  data: { seed: 201, train: 1000, test: 1024 },
  backend: "wasm",
};

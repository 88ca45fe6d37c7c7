import type { Suite } from "./schema/schema.ts";

/**
 * How far Neural GPUs go on being right that were trained on sums of up to ten binary digits, on sums of up to
 * two hundred; and whether they learn products of six. Kaiser and Sutskever 2015 train on up to twenty digits
 * and test on up to two thousand. The moving mean of the parameters answers. Training on sums ends early once no
 * validation sequence is wrong; some of these have five times the longest length, 105 symbols, and none has more.
 */
export const neuralGpuLengths: Suite = {
  name: "neural-gpu-lengths",
  title: "Neural GPUs that add and multiply binary numbers, tested on longer ones",
  version: 1,
  workloads: ["neural-gpu/badd", "neural-gpu/bmul"],
  variants: ["plain"],
  // Others were looked at when the recipes were sought.
  seeds: [211, 212, 213, 214, 215],
  budget: { average: 0.998, stop: { error: 0 } },
  modelOptions: {},
  taskOptions: { longest: 21, further: "to-401", validation: "five-times" },
  overrides: {
    "neural-gpu/bmul": { taskOptions: { longest: 13, further: "twice", validation: "trained" } },
  },
  successes: [
    { part: "*, length 101", under: [0.01] },
    { part: "*, length 201", under: [0.01] },
    { part: "*, length 401", under: [0.01] },
  ],
  published: [],
  data: { seed: 201, train: 1000, test: 1024 },
  backend: "wasm",
};

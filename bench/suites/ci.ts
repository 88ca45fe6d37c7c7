import type { Suite } from "./schema.ts";

/** Small enough for every push, large enough that a network which no longer learns is seen. */
export const ci: Suite = {
  name: "ci",
  title: "Two bAbI tasks for continuous integration",
  version: 1,
  workloads: ["memn2n/babi-qa1", "memn2n/babi-qa15"],
  variants: ["plain", "noisy"],
  seeds: [1, 2],
  budget: { linearEpochs: 5, epochs: 25 },
  modelOptions: {},
  taskOptions: {},
  published: [],
  data: { seed: 1, train: 1000, test: 500 },
  backend: "wasm",
};

import type { Suite } from "./schema/schema.ts";

/** The published setting: 1,000 training questions a task, one network a task, ten restarts. */
export const babi1k: Suite = {
  name: "babi-1k",
  title: "All twenty bAbI tasks with 1,000 training questions each",
  version: 1,
  workloads: ["memn2n/babi-qa*"],
  variants: ["plain", "noisy"],
  seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  budget: {},
  modelOptions: {},
  taskOptions: {},
  margin: 0.01,
  published: [],
  data: { seed: 1, train: 1000, test: 1000 },
  backend: "wasm",
};

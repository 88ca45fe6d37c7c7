import type { Suite } from "./schema/schema.ts";

/** Within a minute on two cores: every template of a single column, in a third of the usual updates. */
export const tablesQuick: Suite = {
  name: "tables-quick",
  title: "All questions about a single column, programs found by trial, with and without noise",
  version: 2,
  workloads: ["neural-programmer/tables-1"],
  variants: ["plain", "noisy"],
  seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  budget: { epochs: 6 },
  modelOptions: {},
  taskOptions: {},
  published: [],
  data: { seed: 1, train: 10_000, test: 1000 },
  backend: "wasm",
};

import type { Suite } from "./schema/schema.ts";

/** The same small problems as stories and as tables, for both networks, each by its own rule. */
export const arithmetic: Suite = {
  name: "arithmetic",
  title: "Plain arithmetic as stories and as tables, both networks, with and without noise",
  version: 1,
  workloads: ["memn2n/arithmetic-*", "neural-programmer/arithmetic-*"],
  variants: ["plain", "noisy"],
  seeds: [1, 2, 3],
  budget: {},
  modelOptions: {},
  taskOptions: {},
  published: [],
  data: { seed: 1, train: 1000, test: 1000 },
  backend: "wasm",
};

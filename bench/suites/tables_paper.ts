import type { Suite } from "./schema/schema.ts";

/**
 * The table of results of Neelakantan, Le and Sutskever 2015, arXiv 1511.04834, which has 50,000
 * training questions; a tenth of them is for validation here. Not established: the number of test
 * questions, epochs, and what was chosen from how many runs; and its rows of text and of synonyms over
 * five columns are missing here.
 */
export const tablesPaper: Suite = {
  name: "tables-paper",
  title: "The Neural Programmer's own table: columns, synonyms and text",
  version: 1,
  workloads: ["neural-programmer/tables-*"],
  variants: ["plain", "noisy"],
  seeds: [1, 2, 3],
  budget: {},
  modelOptions: {},
  taskOptions: {},
  published: [],
  data: { seed: 1, train: 50_000, test: 1000 },
  backend: "wasm",
};

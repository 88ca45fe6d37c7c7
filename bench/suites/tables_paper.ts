import type { Suite } from "./schema/schema.ts";

/** What the paper changes about its model in a row of the table. */
const rows = {
  "tables-5": { bidirectional: true },
} as const;

/**
 * Table 2 of Neelakantan, Le and Sutskever 2015, arXiv 1511.04834: 50,000 training questions, a tenth of
 * them for validation here, and one test question of each template. The model is the paper's, which reads
 * questions about five columns both ways; the objective is not. Not established: epochs, and what was chosen
 * from how many runs.
 */
export const tablesPaper: Suite = {
  name: "tables-paper",
  title: "The Neural Programmer's own table, all eight rows, programs found by trial",
  version: 2,
  workloads: ["neural-programmer/tables-*"],
  variants: ["plain", "noisy"],
  seeds: [1, 2, 3],
  budget: {},
  modelOptions: {},
  taskOptions: { testing: "templates" },
  overrides: Object.fromEntries(
    Object.entries(rows).map(([task, options]) => [
      `neural-programmer/${task}`,
      { modelOptions: { "neural-programmer": options } },
    ]),
  ),
  published: [],
  // The most templates that a row has.
  data: { seed: 1, train: 50_000, test: 24_000 },
  backend: "wasm",
};

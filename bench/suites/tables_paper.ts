import type { Suite } from "./schema/schema.ts";

/**
 * What is particular to a row of the table: of the model, and of the share of the templates that training
 * shows. Words of a table are compared with one of the question, and not in the paper's two stages: a program
 * that is tried has to say which rows it selects.
 */
const rows = {
  "tables-5": { model: { bidirectional: true }, task: { trainingShare: 0.9862 } },
  "tables-10": { model: { questionAttention: true }, task: { trainingShare: 0.6244 } },
  "tables-words-5": { model: { bidirectional: true }, task: {} },
  "tables-text-5": { model: { bidirectional: true }, task: {} },
} as const;

/**
 * Table 2 of Neelakantan, Le and Sutskever 2015, arXiv 1511.04834: 50,000 training questions, a tenth of
 * them for validation here, and one test question of each template, or of 24,000 where there are more. The
 * model is the paper's, which knows columns by their words, reads questions about five columns both ways and
 * attends to those about ten in every step; the objective is not, and training tables have all columns. Not established: epochs, and what was chosen from how many runs.
 */
export const tablesPaper: Suite = {
  name: "tables-paper",
  title: "The Neural Programmer's own table, all eight rows, programs found by trial",
  version: 2,
  workloads: ["neural-programmer/tables-*"],
  variants: ["plain", "noisy"],
  seeds: [1, 2, 3],
  budget: {},
  modelOptions: { "neural-programmer": { columnNames: "tied" } },
  taskOptions: { testing: "templates" },
  overrides: Object.fromEntries(
    Object.entries(rows).map(([name, { model, task }]) => [
      `neural-programmer/${name}`,
      { modelOptions: { "neural-programmer": model }, taskOptions: task },
    ]),
  ),
  published: [],
  data: { seed: 1, train: 50_000, test: 24_000 },
  backend: "wasm",
};

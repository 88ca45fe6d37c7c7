import type { Suite } from "./schema/schema.ts";

/** What is particular to a row of the table. */
interface Row {
  readonly model?: Readonly<Record<string, boolean>>;
  readonly task?: Readonly<Record<string, number>>;
  /** Ours. */
  readonly budget?: { readonly epochs: number };
}

/** Questions about five columns are read both ways. */
const fiveColumns = { bidirectional: true } as const;

const rows: Readonly<Record<string, Row>> = {
  "tables-5": { model: fiveColumns, task: { trainingShare: 0.9862 } },
  "tables-10": { model: { questionAttention: true }, task: { trainingShare: 0.6244 } },
  // A text hardly ever repeats.
  "tables-words-5": { model: fiveColumns, budget: { epochs: 8 } },
  "tables-text-5": { model: fiveColumns },
};

/**
 * Table 2 of Neelakantan, Le and Sutskever 2015, arXiv 1511.04834: 50,000 training questions, a tenth of
 * them for validation here, about tables of one to the most columns, and one test question of each template,
 * or of 24,000 where there are more. The model is the paper's, but that the words of a table are compared
 * with one of the question and not in two stages: a program that is tried has to say which rows it selects.
 * The objective is not the paper's, and kinds of questions are drawn equally often, not its four categories.
 * Not established: epochs, and what was chosen from how many runs.
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
  taskOptions: { testing: "templates", columns: "varied" },
  overrides: Object.fromEntries(
    Object.entries(rows).map(([name, { model = {}, task = {}, budget = {} }]) => [
      `neural-programmer/${name}`,
      { modelOptions: { "neural-programmer": model }, taskOptions: task, budget },
    ]),
  ),
  published: [],
  // The most templates that a row has.
  data: { seed: 1, train: 50_000, test: 24_000 },
  backend: "wasm",
};

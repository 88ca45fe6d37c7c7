import { tablesPaper } from "./tables_paper.ts";
import type { Suite } from "./schema/schema.ts";

/**
 * Table 4 of Neelakantan et al. 2015, arXiv 1511.06807; its numbers stand with the tasks. Not
 * established: the rate and the place of dropout, and what was chosen from how many runs ("careful
 * hyperparameter selection"); here each arm has the same seeds and no selection.
 */
export const paperNeuralProgrammer: Suite = {
  ...tablesPaper,
  name: "paper-neural-programmer",
  title: "Gradient noise and dropout in Neural Programmers, on five columns and on text",
  workloads: ["neural-programmer/tables-5", "neural-programmer/tables-text"],
  variants: ["plain", "noisy", "dropout", "dropout+noisy"],
};

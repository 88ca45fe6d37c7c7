import { configured, paperProgrammer } from "./paper_programmer.ts";
import { variants } from "./variants.ts";
import type { Suite } from "./schema/schema.ts";

/** In the middle of the paper's grid, which it searched for every arm. */
const middle = { clip: 5, epsilon: 1e-8, huberDelta: 25, lookupWeight: 50 };

const { plain, noisy, dropout, "dropout+noisy": both } = variants;

/**
 * Table 4 of Neelakantan et al. 2015, arXiv 1511.06807, with the paper's objective; its numbers stand with
 * the tasks. Not established: the rate and the place of dropout, epochs, and what was chosen from how many
 * runs ("careful hyperparameter selection"); here each arm has the same seeds and no selection.
 */
export const paperNeuralProgrammer: Suite = {
  ...paperProgrammer,
  name: "paper-neural-programmer",
  title: "Gradient noise and dropout in Neural Programmers with the paper's objective",
  version: 2,
  workloads: ["neural-programmer/tables-5", "neural-programmer/tables-text"],
  variants: [plain, noisy, dropout, both].map((variant) => configured(variant, middle)),
  budget: { epochs: 20 },
};

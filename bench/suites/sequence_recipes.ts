import type { ModelOptions } from "../../models/registry.ts";
import type { BudgetSpec } from "../trial/spec/mod.ts";

/** How Neural GPUs are known to learn a task; docs/neural-gpu.md says how that was found. */
export interface SequenceRecipe {
  readonly budget: BudgetSpec;
  /** With the noise that Neelakantan et al. 2015 trained them with. */
  readonly optimizer: string;
  readonly modelOptions: ModelOptions;
}

/** The batch of Kaiser and Sutskever's code, and the updates between two checks of its curriculum. */
const BATCH = 32, UPDATES = 200;

/** The curriculum of that code: it begins with the third length. */
export const curriculumOfCode = {
  kind: "byTrainingError",
  threshold: 0.15,
  every: UPDATES,
  first: 3,
  againShare: 0.6,
  anyShare: 0.25,
} as const;

/** An epoch has the updates from one check of the curriculum to the next. */
function budget(epochs: number): BudgetSpec {
  return {
    phases: {},
    epochs,
    batchSize: BATCH,
    sampling: { fresh: BATCH * UPDATES, difficulty: "batch" },
    lastBatch: "short",
    curriculum: curriculumOfCode,
    validateEvery: 1,
  };
}

/** The clip and the epsilon are those of the code, and so is that noise comes between clip and rule. */
function adam(rate: string): string {
  return "clip(1) > noise(annealed(eta=1, gamma=0.55)) > " +
    `adam(${rate}, beta1=0.9, beta2=0.999, epsilon=0.0001)`;
}

/** Gates that close and open further than the paper's, less dropout, and sets that meet sooner. */
const ours = { parameterSets: 3, cutoff: 1.6, dropout: 0.05, pullGrowth: 1.3 } as const;

/** Few maps, and a pull that merges the sets before the end. */
const narrow: SequenceRecipe = {
  budget: budget(60),
  optimizer: adam("0.006, cosine=0.02"),
  modelOptions: { ...ours, maps: 12, dropout: 0.08, pullGrowth: 1.35 },
};

/** A product takes more maps than a sum. */
const wide: SequenceRecipe = {
  budget: budget(25),
  optimizer: adam("0.004, cosine=0.01"),
  modelOptions: { ...ours, maps: 24 },
};

/** The recipe of a task, by its name. Those of tasks in no suite are untested. */
export function sequenceRecipe(task: string): SequenceRecipe {
  return task.endsWith("mul") ? wide : narrow;
}

import { type ModelEntry, type ModelOptions, models } from "../models/registry.ts";
import { type Batch, type Dataset, storyTasks, tableTasks, type Task } from "../tasks/mod.ts";
import type { Chain } from "./suites/schema.ts";
import type { BudgetSpec } from "./trial_spec.ts";

/** A model on a task, with the recipe that this pair is known to learn with. */
export interface Workload {
  /** Model and task: "memn2n/babi-qa1". */
  readonly name: string;
  readonly model: Pick<ModelEntry, "name" | "title" | "kind" | "parseOptions" | "settingOf">;
  readonly task: Task;
  readonly budget: BudgetSpec;
  /** Its clip and rule, and the noise that was published for its model. */
  readonly chain: Chain;
  /** What the model's own options are changed to. */
  readonly modelOptions: ModelOptions;
}

/** A task whose batches are of one kind. */
type TaskOf<B extends Batch> = Task<Dataset<B>> & { readonly kind: B["kind"] };

/** The workloads of a model. A task of a kind that the model cannot take does not compile. */
function pair<B extends Batch, D extends Dataset<B>>(
  model: ModelEntry<B, D>,
  tasks: readonly TaskOf<NoInfer<B>>[],
  recipe: Pick<Workload, "budget" | "chain"> & Partial<Pick<Workload, "modelOptions">>,
): Workload[] {
  return tasks.map((task) => ({
    name: `${model.name}/${task.name}`,
    model,
    task,
    modelOptions: {},
    ...recipe,
  }));
}

const { "babi-joint": joint, ...others } = storyTasks;

function isArithmetic({ collection }: Task): boolean {
  return collection === "arithmetic";
}

/** As the paper and its authors' code, but that the code clips by the largest singular value. */
const memoryNetworkChain: Chain = {
  clip: { kind: "perGroup", norm: 40 },
  // The fixed noise of Neelakantan et al. 2015 for End-to-End Memory Networks.
  noise: { kind: "fixed", standardDeviation: 0.001 },
  // Four times in the course of the training, however long it is: as the paper, whether it trains for
  // 100 epochs, or jointly for 60 or 20.
  rule: { kind: "sgd", learningRate: { kind: "halveEvery", rate: 0.005, epochs: 25, of: 100 } },
};

/** One network for a task: 100 epochs after a linear start. */
const babi: BudgetSpec = {
  linearEpochs: 20,
  epochs: 100,
  batchSize: 32,
  sampling: "shuffled",
  lastBatch: "short",
  curriculum: { kind: "none" },
};

/** One network for all tasks: 60 epochs, and embeddings of 50 entries. */
const babiJoint: BudgetSpec = { ...babi, linearEpochs: 30, epochs: 60 };

/**
 * Adam and noise of eta 1 after the clip are those of Neelakantan et al. 2015. The constants of Adam are
 * its paper's, and the norm is one of the remembered three (1, 5, 50): neither is established.
 */
const neuralProgrammerChain: Chain = {
  clip: { kind: "globalNorm", norm: 1 },
  noise: { kind: "annealed", eta: 1, gamma: 0.55 },
  rule: {
    kind: "adam",
    learningRate: { kind: "constant", rate: 0.001 },
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-8,
  },
};

/** The batch is remembered of the paper, the epochs are ours: it does not say how many. */
const tables: BudgetSpec = { ...babi, linearEpochs: 0, epochs: 40, batchSize: 50 };

/** A thousand questions, and not 45,000: a few more epochs. */
const arithmeticTables: BudgetSpec = { ...tables, epochs: 50 };

/** Every workload, by name. */
export const workloads: Readonly<Record<string, Workload>> = Object.fromEntries(
  [
    ...pair(models.memn2n, Object.values(others), { budget: babi, chain: memoryNetworkChain }),
    ...pair(models.memn2n, [joint!], {
      budget: babiJoint,
      chain: memoryNetworkChain,
      modelOptions: { embeddingSize: 50 },
    }),
    ...pair(
      models["neural-programmer"],
      Object.values(tableTasks).filter((task) => !isArithmetic(task)),
      {
        budget: tables,
        chain: neuralProgrammerChain,
      },
    ),
    ...pair(models["neural-programmer"], Object.values(tableTasks).filter(isArithmetic), {
      budget: arithmeticTables,
      chain: neuralProgrammerChain,
    }),
  ].map((workload) => [workload.name, workload]),
);

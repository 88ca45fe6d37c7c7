import { type ModelEntry, models } from "../models/registry.ts";
import { type Batch, type Dataset, type Task, tasks } from "../tasks/mod.ts";
import type { BudgetSpec } from "./trial_spec.ts";

/** A model on a task, with the recipe that this pair is known to learn with. */
export interface Workload {
  /** Model and task: "memn2n/babi-qa1". */
  readonly name: string;
  readonly model: Pick<ModelEntry, "name" | "title" | "kind" | "parseOptions">;
  readonly task: Task;
  readonly budget: BudgetSpec;
}

/** A task whose batches are of one kind. */
type TaskOf<B extends Batch> = Task<Dataset<B>> & { readonly kind: B["kind"] };

/** The workloads of a model. A task of a kind that the model cannot take does not compile. */
function pair<B extends Batch, D extends Dataset<B>>(
  model: ModelEntry<B, D>,
  tasks: readonly TaskOf<NoInfer<B>>[],
  budget: BudgetSpec,
): Workload[] {
  return tasks.map((task) => ({ name: `${model.name}/${task.name}`, model, task, budget }));
}

/** Every workload, by name. */
export const workloads: Readonly<Record<string, Workload>> = Object.fromEntries(
  [
    ...pair(models.memn2n, Object.values(tasks), { linearEpochs: 20, epochs: 100, batchSize: 32 }),
  ].map((workload) => [workload.name, workload]),
);

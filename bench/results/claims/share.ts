import { hasKinds } from "../../suites/mod.ts";
import type { ResultFile } from "../result_file.ts";
import { compareVariants } from "../statistics/mod.ts";
import type { ClaimTest } from "./claim.ts";

/** A part of a budget: how much was run of what the paper ran; null for what it does not say. */
export interface BudgetPart {
  readonly unit: "task" | "restart" | "epoch";
  readonly run: number;
  readonly paper: number | null;
}

/** How much of the paper's own budget a result has. */
export interface BudgetShare {
  /** The product of the shares of all parts that the paper states: more than 1 when more was run. */
  readonly share: number;
  readonly parts: readonly BudgetPart[];
}

/**
 * Tasks x restarts x epochs that were run, against those of the paper, for each of the two sides. A
 * restart is a pair; of an arm all configurations count. Epochs are those after the linear phase.
 */
export function budgetShare(
  result: ResultFile,
  { variant, budget, metric, success }: ClaimTest,
): BudgetShare {
  const compared = compareVariants(result, variant, { metric, success })?.pairs ?? [];
  const names = new Set(compared.map(({ workload }) => workload));
  const tasks = result.workloads.filter(({ name }) => names.has(name))
    .reduce((sum, one) => sum + (hasKinds(one) ? 1 : one.parts.length), 0);
  const trials = result.trials.filter(({ workload }) => names.has(workload));
  const epochs = trials.reduce((sum, { spec }) => sum + spec.budget.epochs, 0) / trials.length;
  const parts: BudgetPart[] = [
    { unit: "task", run: tasks, paper: budget.tasks },
    { unit: "restart", run: compared.length / Math.max(1, names.size), paper: budget.restarts },
    { unit: "epoch", run: trials.length === 0 ? 0 : epochs, paper: budget.epochs },
  ];
  const share = parts.reduce((all, { run, paper }) => paper === null ? all : all * run / paper, 1);
  return { share, parts };
}

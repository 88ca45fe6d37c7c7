import { models } from "../../../models/mod.ts";
import { findTask } from "../../../tasks/mod.ts";
import { counted, percent } from "../../base/mod.ts";
import type { ResultFile } from "../result_file.ts";
import { statusBy } from "../../trial/spec/mod.ts";
import { type Baseline, type BaselineCell, trialsOf } from "./baseline.ts";
import type { Finding } from "./finding.ts";

/**
 * Checks that both sides use the same questions and the same target error. Otherwise neither errors nor
 * success rates can be compared.
 *
 * @returns What cannot be compared; nothing when all can.
 */
export function checkMeasures(baseline: Baseline, result: ResultFile): Finding[] {
  return baseline.cells.flatMap((cell) => [
    ...questions(cell, baseline, result),
    ...targets(cell, baseline, result),
  ]);
}

const undecided = { tier: 1, status: "undecided" } as const;

function nameOf({ workload, variant }: BaselineCell): string {
  return `${workload} ${variant}`;
}

function questions(cell: BaselineCell, baseline: Baseline, result: ResultFile): Finding[] {
  const totals = (trials: readonly { readonly testError: { readonly total: number } | null }[]) =>
    [...new Set(trials.flatMap(({ testError }) => testError?.total ?? []))].sort((a, b) => a - b);
  const before = totals(trialsOf(baseline.trials, cell));
  const now = totals(
    trialsOf(result.trials, cell).map(({ metrics }) => ({ testError: metrics?.testError ?? null })),
  );
  // If every trial diverged, no question was asked.
  if (before.length === 0 || now.length === 0 || before.join() === now.join()) return [];
  return [{
    ...undecided,
    check: "questions",
    where: nameOf(cell),
    before: before.join(", "),
    after: now.join(", "),
    message: "errors over another number of test questions cannot be compared",
  }];
}

function targets(cell: BaselineCell, { trials }: Baseline, result: ResultFile): Finding[] {
  const finding = { ...undecided, check: "targets", where: nameOf(cell) };
  const own = result.workloads.find(({ name }) => name === cell.workload)?.targetError;
  if (own === undefined) return [{ ...finding, before: "", after: "", message: "no target error" }];
  const after = percent(own), usual = targetOf(cell);
  if (usual !== null && usual !== own) {
    const message = "the result has another target error than its task";
    return [{ ...finding, before: percent(usual), after, message }];
  }
  const wrong = trialsOf(trials, cell)
    .filter(({ testError, status }) => testError !== null && status !== statusBy(testError, own));
  if (wrong.length === 0) return [];
  const message = `${counted(wrong.length, "trial")} of the baseline, seed ${wrong[0]!.seed} the ` +
    "first, solved or not by another target error";
  return [{ ...finding, before: "another", after, message }];
}

/** The target error of the task that a specification names; null if this gradnoise does not know it. */
function targetOf({ spec: { model, task } }: BaselineCell): number | null {
  const entry = Object.values(models).find(({ name }) => name === model.name);
  return entry === undefined ? null : findTask(entry.kind, task.name)?.targetError ?? null;
}

import { findModel } from "../../../models/registry.ts";
import type { TrialResult } from "../../trial/spec/mod.ts";
import type { ResultFile } from "../result_file.ts";
import { byArm, partError, pooledError, TrialIndex, withDiverged } from "../statistics/mod.ts";

/** The errors of a part of a workload's data, answered in one way, under a variant or an arm. */
export interface FurtherRow {
  readonly workload: string;
  readonly part: string;
  /** Whether it is harder than anything that was trained on. */
  readonly beyond: boolean;
  /** What answering so is called; null for the way in which the test error is measured. */
  readonly way: string | null;
  readonly variant: string;
  /** Over all trials with numbers, and over those that solved the workload. */
  readonly all: FurtherErrors;
  readonly solved: FurtherErrors;
}

/** Errors of some trials. */
export interface FurtherErrors {
  /** All wrong answers over all answers; null without trials. */
  readonly error: number | null;
  /** Trials without a wrong answer, and of how many. */
  readonly perfect: { readonly count: number; readonly total: number };
}

/**
 * The parts of every workload that has errors beside its test error, in each way to answer, those of the test
 * error before them.
 */
export function furtherRows(file: ResultFile): FurtherRow[] {
  const result = byArm(withDiverged(file)), index = new TrialIndex(result);
  return result.workloads.flatMap(({ name: workload, model, parts, beyond = [] }): FurtherRow[] => {
    const trials = result.variants.flatMap(({ name }) => index.of(workload, name));
    const further = trials.flatMap(({ metrics }) => metrics?.furtherErrors ?? []);
    if (further.length === 0) return [];
    const ways = new Set([null, ...further.map(({ way }) => way)]);
    const all = [
      ...parts.map(({ task }) => ({ part: task, beyond: false })),
      ...beyond.map(({ task }) => ({ part: task, beyond: true })),
    ];
    return all.flatMap(({ part, beyond }) =>
      [...ways].flatMap((way) =>
        result.variants.map(({ name: variant }) => {
          const own = index.of(workload, variant);
          const solved = own.filter(({ status }) => status === "solved");
          return {
            ...{ workload, part, beyond, way: way && wayTitle(model, way), variant },
            all: errorsOf(own, part, way),
            solved: errorsOf(solved, part, way),
          };
        })
      )
    );
  });
}

/** What a reader calls a way of a model to answer. */
export function wayTitle(model: string, way: string): string {
  return findModel(model)?.alsoAnswers?.find(({ name }) => name === way)?.title ?? way;
}

function errorsOf(trials: readonly TrialResult[], part: string, way: string | null): FurtherErrors {
  const rates = trials.flatMap((trial) => partError(trial, part, way) ?? []);
  return {
    error: pooledError(rates),
    perfect: { count: rates.filter(({ wrong }) => wrong === 0).length, total: rates.length },
  };
}

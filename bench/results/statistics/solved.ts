import type { TrialResult } from "../../trial/spec/mod.ts";
import { succeeded, type Success } from "./success.ts";

/** How many of some trials succeeded: solved their task, or have an error under a limit. */
export interface Solved {
  readonly count: number;
  /** Those that failed are not counted. */
  readonly total: number;
  /** Of these, at the first attempt; null where no trial may begin anew. */
  readonly first: number | null;
}

/** Counts trials that have ended, and that did not fail. */
export function countSolved(trials: readonly TrialResult[], success?: Success): Solved {
  const counted = trials.filter((trial) => succeeded(trial, success) !== null);
  const solved = counted.filter((trial) => succeeded(trial, success));
  const mayRepeat = trials.some(({ spec }) => (spec.budget.attempts ?? 1) > 1);
  const first = solved.filter(({ attempts = [] }) => attempts.length <= 1).length;
  return { count: solved.length, total: counted.length, first: mayRepeat ? first : null };
}

/** The trials of several counts together. */
export function addSolved(counts: readonly Solved[]): Solved {
  const sum = (of: (one: Solved) => number) => counts.reduce((total, one) => total + of(one), 0);
  const mayRepeat = counts.some(({ first }) => first !== null);
  return {
    count: sum(({ count }) => count),
    total: sum(({ total }) => total),
    first: mayRepeat ? sum(({ first, count }) => first ?? count) : null,
  };
}

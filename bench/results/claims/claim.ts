import type { ComparedMetric, Success } from "../statistics/mod.ts";
import type { Expectation } from "./grade.ts";

/** The budget behind a claim's published numbers; null where the paper does not say. */
export interface PaperBudget {
  readonly tasks: number;
  /** Of each task: restarts, or runs that were counted. */
  readonly restarts: number | null;
  /** After the linear phase. */
  readonly epochs: number | null;
}

/** A difference that a suite measures, and what is claimed of it. */
export interface ClaimTest extends Expectation {
  readonly suite: string;
  /** What the two differ in, as the subject of a sentence in the singular: "noise". */
  readonly change: string;
  /** A variant of it, or an arm. */
  readonly variant: string;
  /** What it is compared with: a variant, or an arm's variant of the same configuration. */
  readonly reference: string;
  readonly metric: ComparedMetric;
  /** What a run succeeds by, of the metric `unsolved`; by solving its task if missing. */
  readonly success?: Success;
  /** What the published numbers are of: all runs, the best of several, or a count of successes. */
  readonly of: "means" | "best" | "counts";
  /** By default all of the suite. */
  readonly workloads?: readonly string[];
  readonly budget: PaperBudget;
}

/** Where the published numbers are stored; each is stored once. */
export type PublishedNumbers =
  /** With the suite, under the names of variant and reference. */
  | { readonly kind: "suite" }
  /** With the tasks, under these titles; the mean over the tasks of the claim. */
  | { readonly kind: "tasks"; readonly variant: string; readonly reference: string }
  /** Fractions, stored here because nothing else needs them. */
  | {
    readonly kind: "here";
    readonly metric: string;
    readonly variant: number;
    readonly reference: number;
  };

/** A published statement, as data. */
export interface Claim {
  readonly id: string;
  /** In our words. */
  readonly sentence: string;
  /** Table or section of the paper. */
  readonly place: string;
  /** Null where the paper has no numbers, or none that can be read. */
  readonly published: PublishedNumbers | null;
  /** The suite that tests it, or why there is none. */
  readonly test: ClaimTest | { readonly suite: null; readonly reason: string };
}

/** The claims of a paper. */
export interface Paper {
  readonly title: string;
  readonly citation: string;
  readonly claims: readonly Claim[];
}

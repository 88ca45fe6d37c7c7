import type { Equivalence } from "../statistics/mod.ts";
import type { Claim, Paper } from "./claim.ts";
import type { Grade } from "./grade.ts";
import type { Measured } from "./measure.ts";
import type { PublishedPair } from "./published.ts";
import type { BudgetShare } from "./share.ts";

/** Where a claim stands: its grade, or why it has none. `noSuite`: nothing here can test it. */
export type Standing = Grade | "notRun" | "noSuite";

/** A p-value that takes into account how many claims are tested together. */
export interface AdjustedP {
  /** By Holm. */
  readonly p: number;
  /** How many claims are tested together. */
  readonly family: number;
}

/** A claim, and what results say about it. */
export interface Judgement {
  readonly claim: Claim;
  readonly paper: Paper;
  readonly published: PublishedPair | null;
  readonly standing: Standing;
  /** Null for a claim that is not run, or has no suite. */
  readonly grade: Grade | null;
  /** Whether the difference is shown to be within a margin; null without a margin, or an interval. */
  readonly equivalence: Equivalence | null;
  /** Null under five seeds. */
  readonly holm: AdjustedP | null;
  /** The same over the workloads that were run, where those are fewer and the paper tells them apart. */
  readonly publishedOfThese: PublishedPair | null;
  /** The published difference of what was run; null where there is none, or only that of more workloads. */
  readonly size: number | null;
  /** Null unless a result has pairs. */
  readonly measured: Measured | null;
  readonly share: BudgetShare | null;
  /**
   * Seeds of each workload, or configuration of an arm, that would decide, if difference and spread
   * stay; Infinity where no sensible number would; null where it is decided, or the spread not known.
   */
  readonly seedsNeeded: number | null;
  /** Whether the data were from files; null unless a result has pairs. */
  readonly files: boolean | null;
  /** How the result departs from the suite as published, one sentence each. */
  readonly notes: readonly string[];
}

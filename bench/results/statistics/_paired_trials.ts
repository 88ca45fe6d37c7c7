import type { TrialResult } from "../../trial/spec/mod.ts";
import type { ResultFile } from "../result_file.ts";
import type { TrialIndex } from "./trial_index.ts";

/** What of a trial is compared. */
export type ComparedTrial =
  & Pick<TrialResult, "workload" | "seed" | "status" | "metrics">
  & Partial<Pick<TrialResult, "durationSeconds">>;

/** The trials of a workload and variant, with those of the same seeds of the reference. */
export interface PairedTrials {
  readonly pairs: readonly { readonly variant: ComparedTrial; readonly reference: ComparedTrial }[];
  /** Trials whose seed the other has not. */
  readonly unmatched: number;
  /** Of an arm; null of a single variant. */
  readonly configuration: string | null;
}

/** A variant, and what it is compared with. */
interface Couple {
  readonly variant: string;
  readonly reference: string;
}

/** A variant with its reference; of an arm each configuration with its own. */
export function couplesOf({ variants }: ResultFile, variant: string, reference?: string): Couple[] {
  return variants.filter(({ name, arm }) => name === variant || arm === variant)
    .flatMap((one) => {
      const other = reference ?? one.reference;
      return other === null || other === one.name ? [] : [{ variant: one.name, reference: other }];
    });
}

/** What such couples are compared with, in a word: the arm of an arm's references. */
export function referenceName(
  { variants }: ResultFile,
  variant: string,
  couples: readonly Couple[],
): string {
  const arms = new Map(variants.map(({ name, arm }) => [name, arm ?? name]));
  const names = couples.map(({ reference }) =>
    // An arm is compared with an arm.
    arms.has(variant) ? reference : arms.get(reference) ?? reference
  );
  return [...new Set(names)].join(", ");
}

/** The pairs of each couple on a workload. */
export function pairedTrials(
  index: TrialIndex,
  workload: string,
  couples: readonly Couple[],
): PairedTrials[] {
  return couples.map(({ variant, reference }) => ({
    ...pairBySeed(index.of(workload, variant), index.of(workload, reference)),
    configuration: couples.length > 1 ? variant : null,
  }));
}

/** Trials by seed, and how many seeds only one of the two has. */
export function pairBySeed(
  variants: readonly ComparedTrial[],
  references: readonly ComparedTrial[],
): PairedTrials {
  const others = new Map(references.map((trial) => [trial.seed, trial]));
  const pairs = variants.flatMap((variant) => {
    const reference = others.get(variant.seed);
    return reference === undefined ? [] : [{ variant, reference }];
  });
  return {
    pairs,
    unmatched: variants.length + references.length - 2 * pairs.length,
    configuration: null,
  };
}

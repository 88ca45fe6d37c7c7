import type { ResultFile } from "../result_file.ts";
import {
  compareVariants,
  decidingInterval,
  hasTests,
  type Interval,
  mean,
  meanErrors,
  type SolvedPairs,
  withDiverged,
} from "../statistics/mod.ts";
import type { ClaimTest } from "./claim.ts";
import { pOfClaim } from "./grade.ts";

/** What a result says about the difference of a claim: variant minus reference, as fractions. */
export interface Measured {
  readonly difference: number;
  /** 95 %; null with too few seeds. */
  readonly interval: Interval | null;
  /** 90 %: each end is the bound of a one-sided test at 5 %. */
  readonly interval90: Interval | null;
  /** Of what is claimed, see `pOfClaim`; null under five seeds. */
  readonly p: number | null;
  readonly pairs: number;
  readonly workloads: readonly string[];
  /** Workloads; of an arm, its configurations on each of them. */
  readonly strata: number;
  /** Means over the pairs. */
  readonly variant: number;
  readonly reference: number;
  /** Of the best of n by training error, over the workloads; null where nothing is chosen. */
  readonly best: { readonly variant: number; readonly reference: number } | null;
  /** Successes, with McNemar's p; null for a claim that counts none. */
  readonly solved: (SolvedPairs & { readonly p: number }) | null;
  /** Pairs that would show a difference like this with a power of 0.8; null if the spread is not known. */
  readonly pairsNeeded: number | null;
}

/**
 * The difference that a claim is about, over the pairs of a result that fits it.
 *
 * @returns Null if there is no pair.
 */
export function measure(file: ResultFile, test: ClaimTest): Measured | null {
  const result = withDiverged(file);
  const { metric, success } = test;
  const compared = compareVariants(result, test.variant, { metric, success });
  if (compared === null) return null;
  const { pairs, strata, workloads, pairsNeeded } = compared;
  const solved = test.of === "counts" ? compared.solved : null;
  const intervalAt = (coverage: number) =>
    decidingInterval(compared, { coverage, ofCounts: solved !== null });
  return {
    difference: compared.mean,
    interval: intervalAt(0.95),
    interval90: intervalAt(0.9),
    p: hasTests(compared) ? pOfClaim(intervalAt, test) : null,
    pairs: pairs.length,
    workloads: workloads.map(({ workload }) => workload),
    strata,
    variant: mean(pairs.map(({ variant }) => variant)),
    reference: mean(pairs.map(({ reference }) => reference)),
    best: test.of === "best" ? bestOf(result, test) : null,
    solved,
    pairsNeeded,
  };
}

function bestOf(
  result: ResultFile,
  { variant, reference, metric, success }: ClaimTest,
): Measured["best"] {
  if (metric === "overfitting") return null;
  const [own, other] = [variant, reference].map((name) =>
    meanErrors(result, [name], metric, success).best
  );
  return own === null || other === null ? null : { variant: own!, reference: other! };
}

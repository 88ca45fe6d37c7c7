import type { ResultFile } from "../result_file.ts";
import {
  bestInterval,
  type BestOfN,
  bestOfN,
  compareVariants,
  decidingInterval,
  hasTests,
  type Interval,
  mean,
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
  /** Of what is claimed, see `pOfClaim`; null under five seeds. */
  readonly p: number | null;
  readonly pairs: number;
  readonly workloads: readonly string[];
  /** Workloads; of an arm, its configurations on each of them. */
  readonly strata: number;
  /** Means over the pairs; of a claim about the best of n, what that is expected to be. */
  readonly variant: number;
  readonly reference: number;
  /** How many runs the numbers are of the best of; null where nothing is chosen. */
  readonly bestOf: number | null;
  /** Of a claim about the best of n, the means over the pairs, which decide nothing; else null. */
  readonly means: Pick<Measured, "difference" | "interval" | "variant" | "reference"> | null;
  /** Successes, with McNemar's p; null for a claim that counts none. */
  readonly solved: (SolvedPairs & { readonly p: number }) | null;
  /** Pairs that would show a difference like this with a power of 0.8; null if the spread is not known. */
  readonly pairsNeeded: number | null;
}

/**
 * The difference that a claim is about, over the pairs of a result that fits it.
 *
 * @returns Null if there is no pair, or no seed that a best of n can be chosen of.
 * @throws {RangeError} If a best of n is claimed of a metric that has none.
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
  const common = {
    pairs: pairs.length,
    workloads: workloads.map(({ workload }) => workload),
    strata,
    solved,
  };
  const means = {
    difference: compared.mean,
    interval: intervalAt(0.95),
    variant: mean(pairs.map(({ variant }) => variant)),
    reference: mean(pairs.map(({ reference }) => reference)),
  };
  const decided = (at: (coverage: number) => Interval | null) => ({
    interval: at(0.95),
    p: hasTests(compared) ? pOfClaim(at, test) : null,
  });
  if (test.of !== "best") {
    return { ...common, ...means, ...decided(intervalAt), bestOf: null, means: null, pairsNeeded };
  }
  const best = bestOf(result, test);
  if (best === null) return null;
  const { n, variant, reference, difference } = best;
  return {
    ...common,
    ...{ difference, variant, reference: reference!, bestOf: n, means },
    ...decided((coverage) => bestInterval(best, coverage)),
    // How many pairs would decide is known of means.
    pairsNeeded: null,
  };
}

/** The best of as many runs as the paper has, of both sides; an arm is all of its configurations. */
function bestOf(
  result: ResultFile,
  { variant, reference, metric, budget }: ClaimTest,
): BestOfN | null {
  if (metric === "overfitting" || metric === "unsolved") {
    throw new RangeError(`Cannot take the best of n by training error of the metric ${metric}`);
  }
  const [variants, references] = [variant, reference].map((side) =>
    result.variants.flatMap(({ name, arm }) => name === side || arm === side ? [name] : [])
  );
  return bestOfN(result, {
    variants: variants!,
    references: references!,
    metric,
    n: budget.restarts,
  });
}

import type { ResultFile } from "../result_file.ts";
import {
  compareVariants,
  type Interval,
  meanErrors,
  pairedInterval,
  seedsNeeded,
  standardDeviation,
} from "../statistics/mod.ts";
import type { ClaimTest } from "./claim.ts";
import { pairedShareInterval, type SolvedPairs } from "./paired_shares.ts";

/** What a result says about the difference of a claim: variant minus reference, as fractions. */
export interface Measured {
  readonly difference: number;
  /** 95 %; null with too few seeds. */
  readonly interval: Interval | null;
  readonly pairs: number;
  readonly workloads: readonly string[];
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

/** Pairs by workload. */
interface Pair {
  readonly workload: string;
  readonly variant: number;
  readonly reference: number;
  readonly difference: number;
}

/**
 * The difference that a claim is about, over the pairs of a result that fits it.
 *
 * @returns Null if there is no pair.
 */
export function measure(result: ResultFile, test: ClaimTest): Measured | null {
  const errors = pairsOf(result, test);
  if (errors === null) return null;
  const { pairs, solved } = errors;
  const strata = [...Map.groupBy(pairs, ({ workload }) => workload)]
    .map(([, own]) => own.map(({ difference }) => difference));
  const interval = pairedInterval(strata);
  const mean = (side: "variant" | "reference") =>
    pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length;
  return {
    difference: interval.mean,
    interval: solved !== null ? shareInterval(solved) : interval.tooFewSeeds ? null : interval,
    pairs: pairs.length,
    workloads: [...new Set(pairs.map(({ workload }) => workload))],
    variant: mean("variant"),
    reference: mean("reference"),
    best: test.of === "best" ? bestOf(result, test) : null,
    solved,
    pairsNeeded: neededOf(strata, interval.mean),
  };
}

/** Errors of both; for overfitting, the validation error minus the training error of each trial. */
function pairsOf(
  result: ResultFile,
  { variant, metric, of }: ClaimTest,
): { readonly pairs: readonly Pair[]; readonly solved: Measured["solved"] } | null {
  if (metric !== "overfitting") {
    const compared = compareVariants(result, variant, { metric });
    return compared && { pairs: compared.pairs, solved: of === "counts" ? compared.solved : null };
  }
  const validation = compareVariants(result, variant, { metric: "validationError" });
  const train = compareVariants(result, variant, { metric: "trainError" });
  if (validation === null || train === null) return null;
  // A trial has both errors or none, so the pairs are the same, in the same order.
  const pairs = validation.pairs.map((pair, i) => ({
    workload: pair.workload,
    variant: pair.variant - train.pairs[i]!.variant,
    reference: pair.reference - train.pairs[i]!.reference,
    difference: pair.difference - train.pairs[i]!.difference,
  }));
  return { pairs, solved: null };
}

/** The metric is the share that is not solved: what the variant solves more, it leaves unsolved less. */
function shareInterval(solved: SolvedPairs): Interval {
  const { lowest, highest } = pairedShareInterval(solved);
  return { lowest: -highest, highest: -lowest };
}

function bestOf(result: ResultFile, { variant, reference, metric }: ClaimTest): Measured["best"] {
  if (metric === "overfitting") return null;
  const [own, other] = [variant, reference].map((name) => meanErrors(result, [name], metric).best);
  return own === null || other === null ? null : { variant: own!, reference: other! };
}

/** From the spread of the differences within their workloads. */
function neededOf(strata: readonly (readonly number[])[], difference: number): number | null {
  const several = strata.filter(({ length }) => length > 1);
  const degrees = several.reduce((sum, { length }) => sum + length - 1, 0);
  if (degrees === 0) return null;
  const squares = several.reduce(
    (sum, own) => sum + standardDeviation(own) ** 2 * (own.length - 1),
    0,
  );
  return seedsNeeded({ difference, standardDeviation: Math.sqrt(squares / degrees) });
}

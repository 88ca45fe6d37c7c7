import type { ResultFile } from "./result_file.ts";
import { byArm, compareVariants } from "./statistics/mod.ts";

/** Nobody will run more than these of a workload: a difference that needs them is as good as none. */
const MOST = 1000;

/** Fewer have no interval of one workload. */
const FEWEST = 5;

/** How many seeds a confirmatory run takes, and of which differences it sees less than that. */
export interface SeedsToConfirm {
  /** Of each workload; null if no difference is large enough to be seen with a thousand. */
  readonly seeds: number | null;
  /** Variants, or arms, whose difference no sensible number would show. */
  readonly hopeless: readonly string[];
}

/**
 * The seeds with which a fresh run sees each difference of test errors with a power of 0.8, if it is as large as in
 * this result. A difference that was seen is rather smaller than it looks, so that the power is less, see
 * docs/statistics.md.
 */
export function seedsToConfirm(result: ResultFile): SeedsToConfirm {
  const hopeless: string[] = [];
  let seeds: number | null = null;
  for (const { name, reference } of byArm(result).variants) {
    const compared = reference === null ? null : compareVariants(result, name);
    if (compared === null || compared.pairsNeeded === null) continue;
    const own = Math.ceil(compared.pairsNeeded / compared.strata);
    if (own > MOST) hopeless.push(name);
    else seeds = Math.max(seeds ?? FEWEST, own);
  }
  return { seeds, hopeless };
}

import { normalShare } from "./_distributions.ts";

/** What Wilcoxon's signed rank test found. */
export interface SignedRank {
  /** The smaller of the sums of the ranks of positive and of negative differences. */
  readonly statistic: number;
  /** Two-sided. */
  readonly p: number;
  /** Differences that are not zero: the others are left out. */
  readonly pairs: number;
}

/** Up to so many differences without zeros and ties, p is exact. */
const EXACT = 50;

/** And with zeros or ties: as many as SciPy goes through all 2^n signs for. */
const EXACT_WITH_TIES = 13;

/**
 * Wilcoxon's signed rank test for differences around zero. Zeros are left out, equal sizes share the mean
 * of their ranks, there is no correction for continuity, and p is exact for few differences and else by
 * the normal distribution: the defaults of scipy.stats.wilcoxon 1.17, with which it agrees. Where SciPy
 * has no number, because all of more than 13 differences are zero, p is 1.
 *
 * Source: Wilcoxon 1945, Biometrics Bulletin 1.
 *
 * @throws {RangeError} If a difference is not finite.
 */
export function wilcoxon(differences: readonly number[]): SignedRank {
  const strange = differences.find((difference) => !Number.isFinite(difference));
  if (strange !== undefined) throw new RangeError(`Cannot rank a difference: ${strange}`);
  const sorted = differences.filter((difference) => difference !== 0)
    .toSorted((a, b) => Math.abs(a) - Math.abs(b));
  const pairs = sorted.length;
  // Twice the ranks are whole numbers, ties or not.
  const ranks: number[] = [];
  let ties = 0;
  for (let first = 0; first < pairs;) {
    let end = first + 1;
    while (end < pairs && Math.abs(sorted[end]!) === Math.abs(sorted[first]!)) end++;
    const count = end - first;
    for (; first < end; first++) ranks.push(2 * end - count + 1);
    ties += count ** 3 - count;
  }
  const total = pairs * (pairs + 1);
  const positive = ranks.reduce((sum, rank, i) => sorted[i]! > 0 ? sum + rank : sum, 0);
  const smaller = Math.min(positive, total - positive);
  const plain = ties === 0 && pairs === differences.length;
  const p = differences.length <= (plain ? EXACT : EXACT_WITH_TIES)
    ? exactShare(ranks, smaller)
    : normalApproximation(pairs, ties, smaller / 2);
  return { statistic: smaller / 2, p, pairs };
}

/** Twice the share of all choices of signs that give a sum of ranks no greater. */
function exactShare(ranks: readonly number[], sum: number): number {
  const counts = new Float64Array(sum + 1);
  counts[0] = 1;
  for (const rank of ranks) {
    for (let with_ = sum; with_ >= rank; with_--) counts[with_]! += counts[with_ - rank]!;
  }
  return Math.min(1, 2 * counts.reduce((all, count) => all + count, 0) / 2 ** ranks.length);
}

function normalApproximation(pairs: number, ties: number, statistic: number): number {
  const variance = (pairs * (pairs + 1) * (2 * pairs + 1) - ties / 2) / 24;
  if (variance === 0) return 1;
  return Math.min(1, 2 * normalShare((statistic - pairs * (pairs + 1) / 4) / Math.sqrt(variance)));
}

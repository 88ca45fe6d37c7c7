import { mean, squaredDeviations } from "./averages.ts";
import { studentQuantile } from "./_distributions.ts";
import type { Interval } from "./wilson.ts";

/**
 * The standard error of the mean of all values of some strata, and its degrees of freedom.
 *
 * The mean's variance is the sum of v = n s^2 / N^2 over the strata, with n of the N values and the
 * variance s^2 in each; its degrees of freedom (sum of v)^2 / (sum of v^2 / (n - 1)). Strata of a single
 * value have no variance of their own: they are taken as one stratum, and if there is but one, it joins
 * the smallest other, which can only make the error larger.
 *
 * Source: Welch 1947, Biometrika 34, equation (28), and Satterthwaite 1946, Biometrics Bulletin 2.
 */
export function standardErrorOf(
  strata: readonly (readonly number[])[],
): { readonly error: number; readonly degrees: number } {
  const total = strata.reduce((sum, { length }) => sum + length, 0);
  let variance = 0, spread = 0;
  for (const values of withoutSingles(strata)) {
    const degrees = values.length - 1;
    const part = values.length * squaredDeviations(values) / degrees / total ** 2;
    variance += part;
    spread += part ** 2 / degrees;
  }
  return { error: Math.sqrt(variance), degrees: variance ** 2 / spread };
}

function withoutSingles(strata: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const singles = strata.filter(({ length }) => length === 1);
  if (singles.length === 0) return strata;
  const others = strata.filter(({ length }) => length > 1)
    .toSorted((a, b) => a.length - b.length);
  return singles.length > 1
    ? [singles.flat(), ...others]
    : [[...singles[0]!, ...others[0] ?? []], ...others.slice(1)];
}

/** Mean plus and minus quantiles of t; the mean alone when no stratum varies. */
export function stratifiedT(
  strata: readonly (readonly number[])[],
  coverage: number,
): Interval {
  const middle = mean(strata.flat()), { error, degrees } = standardErrorOf(strata);
  if (error === 0) return { lowest: middle, highest: middle };
  const reach = studentQuantile((1 + coverage) / 2, degrees) * error;
  return { lowest: middle - reach, highest: middle + reach };
}

/**
 * The distributions that tests and intervals need, out of jstat: plain JavaScript under the MIT licence,
 * without dependencies or access to anything; within 1e-8 of SciPy's quantiles of t and 1e-14 of its
 * normal distribution. (The packages of stdlib are more exact, but come as 223 packages that read the whole
 * environment; simple-statistics has no t; cephes does not start in Deno.) It has no types, so this is
 * the one file that imports it.
 */

import jstat from "jstat";

interface Distributions {
  readonly normal: { cdf(x: number, mean: number, standardDeviation: number): number };
  readonly studentt: { inv(share: number, degrees: number): number };
  readonly noncentralt: { cdf(x: number, degrees: number, shift: number): number };
}

const { normal, studentt, noncentralt } = (jstat as unknown as { jStat: Distributions }).jStat;

/** The share of a standard normal distribution below x. */
export function normalShare(x: number): number {
  return normal.cdf(x, 0, 1);
}

/** Below which value a share of Student's t distribution lies; `degrees` need not be whole. */
export function studentQuantile(share: number, degrees: number): number {
  return studentt.inv(share, degrees);
}

/** The share of the noncentral t distribution below x. */
export function noncentralStudentShare(x: number, degrees: number, shift: number): number {
  return noncentralt.cdf(x, degrees, shift);
}

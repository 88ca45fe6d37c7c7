import { signPValue } from "./sign_p_value.ts";

/**
 * McNemar's exact test, two-sided: whether two variants solve their task equally often, by the seeds that
 * only one of them solves. Seeds that both solve, or neither, carry no information.
 *
 * Source: McNemar 1947, Psychometrika 12, with the binomial distribution in place of chi square.
 *
 * @throws {RangeError} If a count is not a natural number.
 */
export function mcNemar(onlyFirst: number, onlySecond: number): number {
  return signPValue(onlyFirst, onlySecond);
}

import { signPValue } from "./sign_p_value.ts";

/**
 * McNemar's exact test, two-sided: whether two variants solve their task equally often, by the seeds that
 * only one of them solves. What both solve or neither does tells nothing.
 *
 * Source: McNemar 1947, Psychometrika 12, with the binomial distribution in the place of chi square.
 *
 * @throws {RangeError} If a count is not a natural number.
 */
export function mcNemar(onlyFirst: number, onlySecond: number): number {
  return signPValue(onlyFirst, onlySecond);
}

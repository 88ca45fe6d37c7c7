import type { Rate } from "../../trial/spec/mod.ts";

/** All wrong answers over all questions, never a mean of means; null without a question. */
export function pooledError(rates: readonly Pick<Rate, "wrong" | "total">[]): number | null {
  let wrong = 0, total = 0;
  for (const rate of rates) {
    wrong += rate.wrong;
    total += rate.total;
  }
  return total === 0 ? null : wrong / total;
}

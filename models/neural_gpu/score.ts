import type { Score } from "../model.ts";
import type { Answered, Sequences } from "./computation.ts";

/** What is counted of answers. */
type Counted = Pick<Score, "wrong" | "total">;

/**
 * Counts sequences with a wrong symbol. A symbol where padding is wanted does not count (C: it masks by the
 * targets).
 */
export function countSequences(
  { size, length: n, wanted }: Sequences,
  { answers }: Pick<Answered, "answers">,
): Counted {
  let wrong = 0;
  for (let b = 0; b < size; b++) {
    const row = wanted.subarray(b * n, (b + 1) * n);
    if (row.some((symbol, k) => symbol !== 0 && symbol !== answers[b * n + k])) wrong += 1;
  }
  return { wrong, total: size };
}

/** Counts symbols, but those where padding is wanted. */
export function countSymbols(
  { wanted }: Pick<Sequences, "wanted">,
  { answers }: Pick<Answered, "answers">,
): Counted {
  let wrong = 0, total = 0;
  for (const [place, symbol] of wanted.entries()) {
    if (symbol === 0) continue;
    total += 1;
    if (symbol !== answers[place]) wrong += 1;
  }
  return { wrong, total };
}

import { isConfirmatory } from "../confirmatory.ts";
import type { ResultFile } from "../result_file.ts";

/** A result that fits a claim. */
interface Candidate {
  /** All of it, not the trials alone that count for the claim. */
  readonly file: ResultFile;
  readonly measured: { readonly pairs: number };
}

/**
 * Which of the results that fit a claim decides: the first confirmatory run that has ended and shares no seed with
 * the others, or else the one with most pairs. Of confirmatory runs neither the largest nor one that was stopped
 * decides, as both can be chosen by what they say.
 *
 * @param candidates At least one.
 */
export function decidingResult<T extends Candidate>(candidates: readonly T[]): T {
  const others = candidates.filter(({ file }) => !isConfirmatory(file));
  const used = new Set(others.flatMap(({ file }) => file.seeds));
  const confirming = candidates.filter(({ file }) =>
    isConfirmatory(file) && file.trials.length >= file.plannedTrials &&
    !file.seeds.some((seed) => used.has(seed))
  );
  const [first] = confirming.toSorted((a, b) => a.file.createdAt.localeCompare(b.file.createdAt));
  if (first !== undefined) return first;
  return (others.length > 0 ? others : candidates).reduce((best, one) =>
    one.measured.pairs > best.measured.pairs ? one : best
  );
}

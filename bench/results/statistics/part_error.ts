import { own } from "../../base/mod.ts";
import type { Rate, TrialResult } from "../../trial/spec/mod.ts";

/**
 * A trial's error on a part of the data, within what it was trained on or beyond.
 *
 * @param way The model's way to answer, by name; null for the one in which its test error is measured.
 * @returns Undefined if it has none.
 */
export function partError(
  { metrics }: Pick<TrialResult, "metrics">,
  part: string,
  way: string | null = null,
): Rate | undefined {
  const further = metrics?.furtherErrors?.find((one) => one.part === part && one.way === way);
  if (further !== undefined) return further.error;
  return way === null ? own(metrics?.testErrorByTask ?? {}, part) : undefined;
}

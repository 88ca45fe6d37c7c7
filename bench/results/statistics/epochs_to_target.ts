import type { TrialResult } from "../../trial/spec/mod.ts";

/**
 * The first epoch, from 1, after which the validation error was at or below a target; Infinity for a trial
 * that missed it, so that a median over trials counts the miss.
 *
 * The validation error is measured every few epochs and after the last. An epoch between tells nothing and
 * is passed over: the target may have been reached up to that many epochs earlier.
 */
export function epochsToTarget(
  { epochs }: Pick<TrialResult, "epochs">,
  targetError: number,
): number {
  const first = epochs.validationError.findIndex((error) => error !== null && error <= targetError);
  return first === -1 ? Infinity : first + 1;
}

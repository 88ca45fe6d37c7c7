import type { TrialResult } from "../../trial/spec/mod.ts";
import type { PutAnswer } from "./store.ts";

/** What of a result decides which of two is kept. */
type Outcome = Pick<TrialResult, "status" | "digest">;

/**
 * Whether a result is kept beside what a store has of the same trial and fingerprint.
 *
 * @param kept The undamaged result of the store; null if there is none.
 * @returns "alarm" if both ended with different digests.
 */
export function putAnswer(kept: Outcome | null, result: Outcome): PutAnswer | "alarm" {
  // Another failure is the newer reason.
  if (kept === null || kept.status === "failed") return "new";
  if (result.status === "failed" || result.digest === kept.digest) return "known";
  return "alarm";
}

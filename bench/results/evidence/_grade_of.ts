import type { Judgement } from "../claims/mod.ts";
import type { EvidenceClaim } from "./evidence_file.ts";

/** The grade of a judgement; null where nothing is measured. */
export function gradeOf(
  { claim: { test }, published, measured }: Judgement,
): EvidenceClaim["grade"] {
  if (measured === null || test.suite === null) return null;
  const { interval } = measured, size = published && published.variant - published.reference;
  if (interval === null) return "inconclusive";
  const { lowest, highest } = interval;
  const isInside = size !== null && size >= lowest && size <= highest;
  if (test.margin !== undefined) {
    return lowest > -test.margin && highest < test.margin ? "withinMargin" : "inconclusive";
  }
  if (lowest <= 0 && highest >= 0) {
    return size === null || isInside ? "inconclusive" : "sizeExcluded";
  }
  if ((highest < 0) !== (test.direction === "lower")) return "opposite";
  return isInside ? "signAndSize" : "signOnly";
}

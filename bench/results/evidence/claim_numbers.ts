import { grouped, percent, points, pointsRange } from "../../base/mod.ts";
import type { EvidenceClaim } from "./evidence_file.ts";

/** The numbers of a claim as people read them. */
export interface ClaimNumbers {
  /** "−2.9 points", "9 of 216 against 1"; null where the paper has no number. */
  readonly published: string | null;
  /** "−0.3 points (−0.9 to +0.3)"; null where nothing was measured. */
  readonly measured: string | null;
}

/**
 * The published and the measured difference, variant minus reference; of successes the counts as well, with
 * the difference of how many there are and not of how many are missing.
 */
export function claimNumbers(
  { published, measured }: Pick<EvidenceClaim, "published" | "measured">,
): ClaimNumbers {
  return { published: published && publishedText(published), measured: measured && text(measured) };
}

function publishedText(
  { variant, reference, runs }: NonNullable<EvidenceClaim["published"]>,
): string {
  if (runs === null) return `${points(variant - reference)} points`;
  const [own, other] = [variant, reference].map((share) => Math.round((1 - share) * runs));
  return `${grouped(own!)} against ${grouped(other!)} of ${grouped(runs)}`;
}

function text(
  { solved, pairs, difference, interval, bestOf }: NonNullable<EvidenceClaim["measured"]>,
): string {
  if (solved === null) {
    const range = interval === null ? "" : ` (${pointsRange(...interval)})`;
    return `${bestOf === null ? "" : `best of ${bestOf}: `}${points(difference)} points${range}`;
  }
  const { both, onlyVariant, onlyReference } = solved;
  const counts = `${grouped(both + onlyVariant)} against ${grouped(both + onlyReference)}`;
  const range = interval === null ? "" : ` (${pointsRange(-interval[1], -interval[0])})`;
  return `${counts} of ${grouped(pairs)}, ${points(-difference)} points${range}`;
}

/** The share of the paper's budget: "100 %", "0.5 %"; of small ones two digits. */
export function shareText(share: number): string {
  return share >= 0.1 ? percent(share, 0) : `${(100 * share).toPrecision(2)} %`;
}

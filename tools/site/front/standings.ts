import { judgeClaims, type Judgement } from "../../../bench/results/claims/mod.ts";
import {
  claimStandings,
  type EvidenceClaim,
  type EvidenceFile,
} from "../../../bench/results/evidence/mod.ts";

/** A record of something that was measured. */
export type MeasuredClaim = EvidenceClaim & {
  readonly measured: NonNullable<EvidenceClaim["measured"]>;
};

/** A published claim, and where it stands. */
export interface Standing {
  readonly id: string;
  readonly sentence: string;
  readonly place: string;
  /** Of the paper. */
  readonly citation: string;
  /** The suite that tests it; null for none. */
  readonly suite: string | null;
  readonly published: Judgement["published"];
  /** Runs of each side that the paper counts successes of; null for errors. */
  readonly runs: number | null;
  /** Null where it was not run. */
  readonly record: MeasuredClaim | null;
  /** The evidence that has the record. */
  readonly file: EvidenceFile | null;
  /** Why it was not run; null where it was. */
  readonly reason: string | null;
}

/** Every claim of every paper with the evidence about it, in the order of the papers. */
export function standings(files: readonly EvidenceFile[]): Standing[] {
  const published = new Map(judgeClaims([]).map((one) => [one.claim.id, one.published]));
  return claimStandings(files).map(({ paper, claim, evidence, reason }) => {
    const { id, sentence, place, test } = claim;
    const measured = evidence?.claim.measured ?? null;
    return {
      ...{ id, sentence, place, citation: paper.citation, suite: test.suite, reason },
      published: published.get(id) ?? null,
      runs: test.suite !== null && test.of === "counts" ? test.budget.restarts : null,
      record: evidence === null || measured === null ? null : { ...evidence.claim, measured },
      file: evidence?.file ?? null,
    };
  });
}

import { about, suites, suiteSize } from "../../suites/mod.ts";
import { type Claim, type Paper, papers, publishedPair } from "../claims/mod.ts";
import type { EvidenceClaim, EvidenceFile } from "./evidence_file.ts";

/** Where a published claim stands by the evidence that is kept. */
export interface ClaimStanding {
  readonly paper: Paper;
  readonly claim: Claim;
  /** As in evidence; null where the paper has no number. */
  readonly published: EvidenceClaim["published"];
  /** What was measured, and the file it is in; null for a claim that was not run. */
  readonly evidence: { readonly claim: EvidenceClaim; readonly file: EvidenceFile } | null;
  /** Why it was not run, as the end of a sentence: "it takes about 4 h of one core"; null if it was. */
  readonly reason: string | null;
}

/** Every claim, in the order of the papers, with its evidence or why there is none. */
export function claimStandings(files: readonly EvidenceFile[]): ClaimStanding[] {
  return papers.flatMap((paper) =>
    paper.claims.map((claim): ClaimStanding => {
      const file = files.find(({ suite }) => suite.name === claim.test.suite);
      const own = file?.claims.find(({ id }) => id === claim.id);
      const known = { paper, claim, published: publishedOf(claim) };
      return file === undefined || own === undefined || own.measured === null
        ? { ...known, evidence: null, reason: reasonOf(claim, file) }
        : { ...known, evidence: { claim: own, file }, reason: null };
    })
  );
}

/** The published numbers of a claim; of successes with the runs that they are a share of. */
export function publishedOf(claim: Claim): EvidenceClaim["published"] {
  const published = publishedPair(claim), { test } = claim;
  const runs = test.suite !== null && test.of === "counts" ? test.budget.restarts : null;
  return published && { variant: published.variant, reference: published.reference, runs };
}

function reasonOf({ test }: Claim, file: EvidenceFile | undefined): string {
  if (test.suite === null) return test.reason;
  if (file !== undefined) return `no pair of its trials has ended in ${file.suite.name}`;
  return `${test.suite} takes ${timeOf(test.suite)} of one core`;
}

/** A suite has several claims, and may have thousands of variants. */
const times = new Map<string, string>();

function timeOf(suite: string): string {
  const known = times.get(suite);
  if (known !== undefined) return known;
  const { seconds, isMost } = suiteSize(suites[suite]!);
  const time = about(seconds, isMost);
  times.set(suite, time);
  return time;
}

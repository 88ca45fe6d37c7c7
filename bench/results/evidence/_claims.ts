import { judgeClaims, type Judgement, metricOf } from "../claims/mod.ts";
import type { ResultFile } from "../result_file.ts";
import type { EvidenceClaim } from "./evidence_file.ts";

/** The claims that a result's suite tests, judged by the result alone. */
export function claimsOf(result: ResultFile): EvidenceClaim[] {
  return judgeClaims([result]).flatMap((judgement) => {
    const { test } = judgement.claim;
    return test.suite === result.suite.name ? [recordOf(judgement, test)] : [];
  });
}

function recordOf(
  judgement: Judgement,
  { of, variant, reference, budget }: Extract<Judgement["claim"]["test"], { suite: string }>,
): EvidenceClaim {
  const { claim: { id, sentence, place }, paper, measured, share, notes } = judgement;
  const { grade, equivalence, holm } = judgement;
  // Where fewer workloads were run, theirs.
  const published = judgement.publishedOfThese ?? judgement.published;
  return {
    id,
    paper: paper.title,
    citation: paper.citation,
    sentence,
    place,
    metric: metricOf(judgement),
    ...{ of, variant, reference },
    published: published && {
      variant: published.variant,
      reference: published.reference,
      runs: of === "counts" ? budget.restarts : null,
    },
    measured: measured && {
      variant: measured.variant,
      reference: measured.reference,
      difference: measured.difference,
      interval: measured.interval && [measured.interval.lowest, measured.interval.highest],
      pairs: measured.pairs,
      bestOf: measured.bestOf,
      solved: measured.solved && {
        both: measured.solved.both,
        onlyVariant: measured.solved.onlyVariant,
        onlyReference: measured.solved.onlyReference,
        neither: measured.solved.neither,
      },
    },
    grade,
    holm: holm && { p: holm.p, family: holm.family },
    equivalence: equivalence && {
      margin: equivalence.margin,
      holds: equivalence.holds,
      interval: [equivalence.interval.lowest, equivalence.interval.highest],
    },
    budgetShare: share?.share ?? null,
    notes: [...notes],
  };
}

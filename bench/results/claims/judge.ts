import { counted } from "../../base/mod.ts";
import { suites } from "../../suites/mod.ts";
import { factsOf } from "../../../tasks/mod.ts";
import { confirmatoryWords } from "../confirmatory.ts";
import type { ResultFile } from "../result_file.ts";
import { withDiverged } from "../statistics/mod.ts";
import { matchingWorkloads } from "./_workloads.ts";
import type { Claim, ClaimTest, Paper } from "./claim.ts";
import { decidingResult } from "./deciding.ts";
import { adjustByFamily } from "./family.ts";
import { fitResult } from "./fit.ts";
import { equivalenceOf, gradeOf } from "./grade.ts";
import type { Judgement } from "./judgement.ts";
import { measure, type Measured } from "./measure.ts";
import { papers } from "./papers.ts";
import { type PublishedPair, publishedPair } from "./published.ts";
import { budgetShare } from "./share.ts";

/** Nobody will run more than this of a workload: a difference that needs it is as good as none. */
const MOST_SEEDS = 10_000;

/**
 * Every claim, each with the result that decides on it, see `decidingResult`.
 *
 * @param of By default all papers.
 */
export function judgeClaims(
  results: readonly ResultFile[],
  of: readonly Paper[] = papers,
): Judgement[] {
  return adjustByFamily(
    of.flatMap((paper) => paper.claims.map((claim) => judgeClaim(paper, claim, results))),
  );
}

function judgeClaim(
  paper: Paper,
  claim: Claim,
  results: readonly ResultFile[],
): Omit<Judgement, "holm"> {
  const { test } = claim;
  const known = { claim, paper, published: publishedPair(claim) };
  const open = {
    ...known,
    grade: null,
    equivalence: null,
    publishedOfThese: null,
    size: null,
    measured: null,
    share: null,
    seedsNeeded: null,
    files: null,
    notes: [],
  };
  if (test.suite === null) return { ...open, standing: "noSuite" };
  const candidates = results.flatMap((result) => {
    const fit = fitResult(result, test);
    if (!fit.fits) return [];
    const measured = measure(fit.result, test);
    return measured === null ? [] : [{ ...fit, file: result, measured }];
  });
  if (candidates.length === 0) {
    return { ...open, standing: "notRun", notes: misfits(results, test) };
  }
  const { result, others, measured } = decidingResult(candidates);
  const isSome = measured.workloads.length < matchingWorkloads(test).length;
  const ofThese = isSome ? publishedOfSome(claim, measured.workloads) : known.published;
  const size = ofThese && ofThese.variant - ofThese.reference;
  const grade = gradeOf(measured.interval, test, size);
  return {
    ...known,
    standing: grade,
    grade,
    equivalence: equivalenceOf(measured.interval, marginOf(test)),
    publishedOfThese: isSome ? ofThese : null,
    size,
    measured,
    share: budgetShare(withDiverged(result), test),
    // Of a margin, it is not the distance from zero that decides.
    seedsNeeded: grade === "inconclusive" && test.margin === undefined ? seedsOf(measured) : null,
    files: result.workloads.some(({ name, source }) =>
      measured.workloads.includes(name) && source === "files"
    ),
    notes: notesOf(result, measured, others, test),
  };
}

/** The margin of a claim, or else that of its suite, which is one of errors. */
function marginOf({ margin, of, suite }: ClaimTest): number | undefined {
  return margin ?? (of === "counts" ? undefined : suites[suite]!.margin);
}

/** The published numbers of some workloads; null where the paper does not tell these apart from the others. */
function publishedOfSome(claim: Claim, workloads: readonly string[]): PublishedPair | null {
  return claim.published?.kind === "tasks" ? publishedPair(claim, workloads) : null;
}

/** Why results of the claim's own suite do not count. */
function misfits(results: readonly ResultFile[], test: ClaimTest): string[] {
  return results.filter(({ suite }) => suite.name === test.suite).flatMap((result) => {
    const fit = fitResult(result, test);
    return fit.fits ? [] : [`The result does not count: ${fit.reason}`];
  });
}

function seedsOf({ pairsNeeded, pairs, strata }: Measured): number | null {
  if (pairsNeeded === null) return null;
  // If the interval contains zero, the present number of seeds does not decide.
  const seeds = Math.ceil(Math.max(pairsNeeded, pairs + 1) / strata);
  return seeds > MOST_SEEDS ? Infinity : seeds;
}

function notesOf(
  result: ResultFile,
  measured: Measured,
  others: number,
  { budget }: ClaimTest,
): string[] {
  const { workloads, trials } = result;
  const { bestOf } = measured;
  const own = workloads.filter(({ name }) => measured.workloads.includes(name));
  const generated = own.filter(({ source }) => source === "generated").map(({ task }) => task);
  const diverged = trials.filter(({ status }) => status === "diverged").length;
  const failed = trials.filter(({ status }) => status === "failed").length;
  const confirmatory = confirmatoryWords(result);
  return [
    ...confirmatory === null ? [] : [confirmatory.replace(/\.$/, "")],
    ...factsOf(generated, "released").map((what) =>
      `Generated ${what} stand for the released ones`
    ),
    ...bestOf !== null && budget.restarts !== null && bestOf < budget.restarts
      ? [`The best is of ${bestOf} runs, the paper’s of ${budget.restarts}`]
      : [],
    ...others > 0 ? [`${others} trials made with other options do not count`] : [],
    ...diverged > 0 ? [`${counted(diverged, "trial")} diverged, each counted as a guess`] : [],
    ...failed > 0 ? [`${counted(failed, "trial")} failed`] : [],
  ];
}

/** Published claims as data, and verdicts on them. */

export type { Claim, ClaimTest, Paper, PaperBudget } from "./claim.ts";
export {
  type FidelityKind,
  type FidelityNote,
  fidelityNotes,
  fidelityOf,
  fidelityTitles,
} from "./fidelity.ts";
export { type ClaimRecord, claimsDocument, STANDING_NAMES } from "./document.ts";
export { type Fit, fitResult } from "./fit.ts";
export {
  type Direction,
  type Expectation,
  type Grade,
  gradeOf,
  grades,
  type GradeWords,
} from "./grade.ts";
export { judgeClaims } from "./judge.ts";
export type { AdjustedP, Judgement, Standing } from "./judgement.ts";
export type { Measured } from "./measure.ts";
export { EQUAL_WITHIN, type OrderedPair, orderedPairs } from "./ordering.ts";
export { papers } from "./papers.ts";
export { type PublishedPair, publishedPair } from "./published.ts";
export type { BudgetPart, BudgetShare } from "./share.ts";
export { boundOf, boundWords, largestWords } from "./size_words.ts";
export { holmWords, standingNames, standingWords, tally } from "./standing_words.ts";
export {
  commandOf,
  meansWords,
  measuredWords,
  metricOf,
  publishedWords,
  shareWords,
  sourceOf,
} from "./words.ts";

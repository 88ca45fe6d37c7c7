/** What must not get worse: a result against a baseline. */

export { verdictAnnotations } from "./annotations.ts";
export {
  type Baseline,
  baselineSchema,
  baselineText,
  type BaselineTrial,
  makeBaseline,
} from "./baseline.ts";
export { CannotDecideError } from "./cannot_decide.ts";
export { checkSeedsOf, checkSuiteOf } from "./comparable.ts";
export { cannotDecide, EXIT_CODES, type Finding, statusOf, type Verdict } from "./finding.ts";
export { judge, type JudgeOptions } from "./judge.ts";
export { verdictJunit } from "./junit.ts";
export { verdictMarkdown } from "./markdown.ts";
export { MOVED_HEADING, movedRows } from "./moved.ts";
export {
  isReplaceable,
  parseBaseline,
  parseResult,
  readBaseline,
  readResult,
} from "./read_files.ts";
export { HEADING, rowsOf, sentenceOf } from "./rows.ts";
export {
  type CellComparison,
  type CellOutcomes,
  compareOutcomes,
  type Outcome,
  outcomeOf,
} from "./statistical.ts";

/** Two results, compared. */

export { compareRuns, type RunsCompared } from "./compare_runs.ts";
export { comparisonDetails } from "./comparison_details.ts";
export {
  type ComparedCell,
  compareResults,
  comparisonBits,
  comparisonVerdict,
  type LoneTrials,
  OTHER_RUN,
  type RunComparison,
  type RunNames,
} from "./compare_results.ts";
export { runsDetails, shortNames } from "./runs_details.ts";

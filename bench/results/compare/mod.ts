/** Two results, compared. */

export {
  type ComparedCell,
  compareResults,
  comparisonBits,
  comparisonVerdict,
  type LoneTrials,
  ranges,
  type RunComparison,
  type RunNames,
} from "./compare_results.ts";

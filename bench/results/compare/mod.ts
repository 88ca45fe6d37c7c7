/** Two results, compared. */

export { comparisonDetails } from "./comparison_details.ts";
export {
  type ComparedCell,
  compareResults,
  comparisonBits,
  comparisonVerdict,
  type LoneTrials,
  OTHER_RUN,
  ranges,
  type RunComparison,
  type RunNames,
} from "./compare_results.ts";

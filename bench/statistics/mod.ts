/** Statistics over the trials of a result file. */

export { signTest } from "./sign_test.ts";
export {
  bestTrial,
  type CellSummary,
  type PairedDifference,
  pairedDifferences,
  type Spread,
  summarizeCells,
} from "./summary.ts";

/** Statistics over the trials of a result file. */

export {
  bestTrial,
  type CellSummary,
  type PairedDifference,
  pairedDifferences,
  type Spread,
  summarizeCells,
} from "./summary.ts";

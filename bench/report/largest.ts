import { own } from "../base/mod.ts";
import { boundOf, boundWords } from "../results/claims/mod.ts";
import type { ResultFile } from "../results/mod.ts";
import { type Comparison, decidingInterval, testEquivalence } from "../results/statistics/mod.ts";
import { suites } from "../suites/mod.ts";

/** How large a difference is at most, that is not clear. */
export interface Largest {
  /** With 95 %, to either side: "0.4 percentage points". */
  readonly words: string;
  /** The margin of the suite that it is within: "1.0 percentage points"; null for none. */
  readonly margin: string | null;
}

/** Null with too few seeds. */
export function largestOf(comparison: Comparison, margin: number | undefined): Largest | null {
  const interval = decidingInterval(comparison, { coverage: 0.95, ofCounts: false });
  if (interval === null) return null;
  const isWithin = margin !== undefined && testEquivalence(interval, margin).holds;
  return { words: inFull(boundOf(interval)), margin: isWithin ? inFull(margin) : null };
}

/** The margin that the suite of a result declares: a result from before its suite had one does not know it. */
export function marginOf({ suite: { name, version, margin } }: ResultFile): number | undefined {
  const suite = own(suites, name);
  return margin ?? (suite?.version === version ? suite.margin : undefined);
}

function inFull(difference: number): string {
  return boundWords(difference).replace("points", "percentage points");
}

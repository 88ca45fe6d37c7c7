import { pairedInterval, testEquivalence } from "../../bench/results/statistics/mod.ts";
import type { Design, SuiteDraw } from "./coverage.ts";

/** How often a difference as large as the margin was called smaller. */
export interface WrongEquivalence {
  /** Where the true difference is the margin, and where it is minus the margin. */
  readonly above: number;
  readonly below: number;
}

/** What to simulate. */
export interface EquivalenceOptions {
  readonly simulations: number;
  /** Of the interval. */
  readonly coverage: number;
  readonly fewestDifferent: number;
}

/** A margin far beyond the spread, so that the farther end never saves a test. */
const MARGIN = 64;

/**
 * Suites are moved so that their true difference is a margin, and then minus the margin. Pairs that do not differ are
 * still counted as such.
 */
export function measureEquivalence(
  draw: SuiteDraw,
  design: Design,
  { simulations, coverage, fewestDifferent }: EquivalenceOptions,
): WrongEquivalence {
  let above = 0, below = 0;
  for (let simulation = 0; simulation < simulations; simulation++) {
    const { strata, truth, resolution } = draw(simulation, design);
    const found = pairedInterval(strata, { coverage, resolution, fewestDifferent });
    if (found.tooFewSeeds) continue;
    const at = (truly: number) => ({
      lowest: found.lowest - truth + truly,
      highest: found.highest - truth + truly,
    });
    above += Number(testEquivalence(at(MARGIN), MARGIN).holds);
    below += Number(testEquivalence(at(-MARGIN), MARGIN).holds);
  }
  return { above: above / simulations, below: below / simulations };
}

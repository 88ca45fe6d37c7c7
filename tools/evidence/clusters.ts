import { deriveKey, normalQuantile, RandomStream } from "../../engine/base/mod.ts";
import {
  type ClusteredDifference,
  clusteredInterval,
  decidingInterval,
  differenceOfPairedShares,
  pairedInterval,
} from "../../bench/results/statistics/mod.ts";

/** Pairs that share seeds, and in a grid configurations. */
export interface ClusteredDesign {
  /** Workloads of their own, or configurations of a grid. */
  readonly rows: number;
  readonly isGrid: boolean;
  readonly seeds: number;
  /** Standard deviations of what a row and a seed add to all of their pairs; a pair has 1, or is a logit. */
  readonly row: number;
  readonly seed: number;
  /** Of runs that succeed, the logits of variant and reference; null for differences of errors. */
  readonly logits: readonly [variant: number, reference: number] | null;
}

/** Shares of intervals that contained the true difference. */
export interface ClusteredCoverage {
  /** That of independent pairs, or Newcombe's. */
  readonly independent: number;
  readonly clustered: number;
}

const KEY = deriveKey([0, 0], "clusters");

/** How often intervals contain the true difference over all seeds, and in a grid over all configurations. */
export function measureClusters(design: ClusteredDesign, simulations: number): ClusteredCoverage {
  const truth = design.logits === null ? 0 : trueDifference(design, design.logits);
  let independent = 0, clustered = 0;
  for (let simulation = 0; simulation < simulations; simulation++) {
    const random = new RandomStream(deriveKey(KEY, simulation));
    const pairs = drawPairs(random, design), [one, other] = intervalsOf(pairs, design);
    const holds = ({ lowest, highest }: { lowest: number; highest: number }) =>
      Number(lowest <= truth && truth <= highest);
    independent += holds(one);
    clustered += holds(other);
  }
  return { independent: independent / simulations, clustered: clustered / simulations };
}

type Pair = ClusteredDifference & { readonly succeeded: readonly [boolean, boolean] | null };

function drawPairs(random: RandomStream, design: ClusteredDesign): Pair[] {
  const { rows, isGrid, seeds, row, seed, logits } = design;
  const ofSeeds = Array.from({ length: seeds }, () => seed * normal(random));
  return Array.from({ length: rows }, (_, r) => {
    const ofRow = row * normal(random);
    return ofSeeds.map((ofSeed, s): Pair => {
      const common = ofRow + ofSeed;
      const succeeded = logits === null
        ? null
        : logits.map((logit) => random.uniform() < shareOf(logit + common)) as [boolean, boolean];
      return {
        ...{ workload: isGrid ? "one" : `${r}`, configuration: isGrid ? `${r}` : null, seed: s },
        succeeded,
        difference: succeeded === null
          // What a workload adds belongs to it, and is no error.
          ? (isGrid ? common : ofSeed) + normal(random)
          : Number(succeeded[0]) - Number(succeeded[1]),
      };
    });
  }).flat();
}

function intervalsOf(pairs: readonly Pair[], { logits }: ClusteredDesign) {
  if (logits !== null) {
    const count = (own: boolean, other: boolean) =>
      pairs.filter(({ succeeded }) => succeeded![0] === own && succeeded![1] === other).length;
    const solved = {
      both: count(true, true),
      onlyVariant: count(true, false),
      onlyReference: count(false, true),
      neither: count(false, false),
    };
    // The deciding one is of runs that do not succeed.
    const unsolved = pairs.map((pair) => ({ ...pair, difference: -pair.difference }));
    const decided = decidingInterval(
      { pairs: unsolved.map(asCompared), resolution: 0, solved: { ...solved, p: 1 } },
      { coverage: 0.95, ofCounts: true },
    )!;
    return [
      differenceOfPairedShares(solved),
      { lowest: -decided.highest, highest: -decided.lowest },
    ] as const;
  }
  const strata = [...Map.groupBy(pairs, ({ workload }) => workload).values()];
  const independent = pairedInterval(strata.map((own) => own.map((one) => one.difference)));
  if (independent.tooFewSeeds) throw new RangeError("Cannot take an interval of so few pairs");
  return [independent, clusteredInterval(pairs)!] as const;
}

function asCompared(pair: Pair) {
  return { ...pair, variant: 0, reference: 0 };
}

/** The mean over many rows and seeds that are not those of any suite. */
function trueDifference(
  { row, seed }: ClusteredDesign,
  [variant, reference]: readonly [number, number],
): number {
  const random = new RandomStream(deriveKey(KEY, "truth")), count = 200_000;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const common = row * normal(random) + seed * normal(random);
    sum += shareOf(variant + common) - shareOf(reference + common);
  }
  return sum / count;
}

function normal(random: RandomStream): number {
  return normalQuantile(Math.min(Math.max(random.uniform(), 1e-9), 1 - 1e-9));
}

function shareOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

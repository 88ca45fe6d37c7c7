import { deriveKey, fillGaussian, RandomStream } from "../../engine/base/mod.ts";
import {
  type IntervalMethod,
  mean,
  median,
  pairedInterval,
  standardDeviation,
} from "../../bench/results/statistics/mod.ts";

/** The size of a suite: workloads, and seeds of each. */
export interface Design {
  readonly workloads: number;
  readonly seeds: number;
}

/** The sizes in docs/statistics.md, then the smallest ones. */
export const designs: readonly Design[] = [
  [1, 10],
  [4, 5],
  [20, 3],
  [20, 10],
  [1, 20],
  [1, 4],
  [1, 5],
  [2, 3],
  [3, 2],
  [5, 1],
  [10, 2],
  [20, 1],
  [20, 2],
].map(([workloads, seeds]) => ({ workloads: workloads!, seeds: seeds! }));

/** The differences of a workload that suites are drawn from. */
export interface Pool {
  readonly workload: string;
  readonly differences: readonly number[];
  /** One answer of its test. */
  readonly resolution: number;
}

/** A simulated suite: differences by workload, and the mean that they were drawn around. */
interface SimulatedSuite {
  readonly strata: readonly (readonly number[])[];
  readonly truth: number;
  readonly resolution: number;
}

/** How often intervals contained the true mean, of those that there are. */
export interface Coverage {
  /** Null where there are too few seeds for an interval. */
  readonly share: number | null;
  /** The share of suites that have an interval. */
  readonly given: number;
  /** Half of the interval's width, median over all suites. */
  readonly reach: number | null;
  /** The share of intervals of no width. */
  readonly empty: number;
}

/** How to simulate. */
export interface SimulationOptions {
  readonly simulations: number;
  readonly method?: IntervalMethod;
  readonly resamples?: number;
  /** Pairs that have to differ for an interval: 0. */
  readonly fewestDifferent?: number;
}

/** Draws a suite, the same one for the same number of simulation. */
export type SuiteDraw = (simulation: number, design: Design) => SimulatedSuite;

const KEY = deriveKey([0, 0], "coverage");

/** Normal differences around 0, all with the same spread, or each workload with the spread of a pool. */
export function normalSuites(pools?: readonly Pool[]): SuiteDraw {
  const key = deriveKey(KEY, "normal");
  const spreads = pools?.map(({ differences }) => standardDeviation(differences));
  return (simulation, { workloads, seeds }) => {
    const values = new Float32Array(workloads * seeds);
    fillGaussian(values, 1, key, simulation);
    const chosen = spreads === undefined
      ? []
      : new RandomStream(deriveKey(key, simulation)).shuffled(spreads);
    const strata = Array.from(
      { length: workloads },
      (_, i) =>
        [...values.subarray(i * seeds, (i + 1) * seeds)].map((value) => value * (chosen[i] ?? 1)),
    );
    return { strata, truth: 0, resolution: 0 };
  };
}

/**
 * Differences drawn with replacement from those of real trials, with other workloads in each suite. The
 * truth is the mean of their pools.
 *
 * @param resolved Whether the interval knows the resolution of a test: one answer.
 */
export function resampledSuites(pools: readonly Pool[], resolved = true): SuiteDraw {
  const key = deriveKey(KEY, "resampled");
  return (simulation, { workloads, seeds }) => {
    const random = new RandomStream(deriveKey(key, simulation));
    const chosen = random.shuffled(pools).slice(0, workloads);
    const squares = chosen.reduce((sum, { resolution }) => sum + resolution ** 2, 0);
    return {
      strata: chosen.map(({ differences }) =>
        Array.from({ length: seeds }, () => random.pick(differences))
      ),
      truth: mean(chosen.map(({ differences }) => mean(differences))),
      resolution: resolved ? Math.sqrt(squares) / workloads : 0,
    };
  };
}

/** How often the intervals of simulated suites contain the mean that they were drawn around. */
export function measureCoverage(
  draw: SuiteDraw,
  design: Design,
  { simulations, ...options }: SimulationOptions,
): Coverage {
  const reaches: number[] = [];
  let held = 0, empty = 0;
  for (let simulation = 0; simulation < simulations; simulation++) {
    const { strata, truth, resolution } = draw(simulation, design);
    const interval = pairedInterval(strata, { ...options, resolution });
    if (interval.tooFewSeeds) continue;
    const { lowest, highest } = interval;
    // Sums of the same differences in another order may differ by rounding.
    held += Number(lowest - 1e-12 <= truth && truth <= highest + 1e-12);
    empty += Number(lowest === highest);
    reaches.push((highest - lowest) / 2);
  }
  const given = reaches.length;
  if (given === 0) return { share: null, given: 0, reach: null, empty: 0 };
  return {
    share: held / given,
    given: given / simulations,
    reach: median(reaches),
    empty: empty / given,
  };
}

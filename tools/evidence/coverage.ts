import { deriveKey, fillGaussian, RandomStream } from "../../engine/base/mod.ts";
import {
  type IntervalMethod,
  mean,
  median,
  pairedInterval,
  standardDeviation,
} from "../../bench/results/statistics/mod.ts";

/** So many workloads with so many seeds each. */
export interface Design {
  readonly workloads: number;
  readonly seeds: number;
}

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

/** How often intervals held the true mean. */
export interface Coverage {
  /** Null where there are too few seeds for an interval. */
  readonly share: number | null;
  /** Half of the interval's width, the middle one of all suites. */
  readonly reach: number | null;
  /** The share of intervals of no width. */
  readonly empty: number;
}

/** How to simulate. */
export interface SimulationOptions {
  readonly simulations: number;
  readonly method?: IntervalMethod;
  readonly resamples?: number;
}

/** Draws a suite, the same one for the same number. */
export type SuiteDraw = (simulation: number, design: Design) => SimulatedSuite;

const KEY = deriveKey([0, 0], "coverage");

/** Normal differences around 0: all of one spread, or each workload with that of one of a pool. */
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
 * Differences drawn with replacement from those of real trials, each suite of workloads of its own. The
 * truth is the mean of their pools.
 *
 * @param resolved Whether the interval is told what one answer of a test is.
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

/** How often the interval of simulated suites of a design holds the mean that they were drawn around. */
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
    if (interval.tooFewSeeds) return { share: null, reach: null, empty: 0 };
    const { lowest, highest } = interval;
    // Sums of the same differences in another order may differ by roundings.
    held += Number(lowest - 1e-12 <= truth && truth <= highest + 1e-12);
    empty += Number(lowest === highest);
    reaches.push((highest - lowest) / 2);
  }
  return { share: held / simulations, reach: median(reaches), empty: empty / simulations };
}

import { mean } from "./averages.ts";
import { studentQuantile } from "./_distributions.ts";
import { smallTogether } from "./_stratified_t.ts";
import type { Interval } from "./wilson.ts";

/** A difference of a pair, with what other pairs may share with it. */
export interface ClusteredDifference {
  readonly workload: string;
  readonly seed: number;
  /** Of an arm; null where a variant is a single one. */
  readonly configuration: string | null;
  readonly difference: number;
}

/** What pairs are clustered by, and how many clusters there are. */
export interface Clusters {
  readonly seeds: number;
  /** Null where pairs are clustered by seed alone. */
  readonly configurations: number | null;
}

/** A 95 % interval that does not take pairs of a seed, or of a configuration, for independent. */
export interface ClusteredInterval extends Interval {
  readonly clusters: Clusters;
}

/** What can be chosen of it. */
export interface ClusteredOptions {
  readonly coverage?: number;
  /** The least that it reaches to each side, see `pairedInterval`. */
  readonly resolution?: number;
}

/** Two seeds would have intervals six times as wide as many. */
const FEWEST_SEEDS = 3;

/**
 * The interval of a mean difference whose pairs share seeds, and in a grid configurations: Student's t with the
 * variance of sums over clusters.
 *
 * With e a pair's distance from the mean of its workload and u the sum of e over a cluster, G clusters have the
 * variance G / (G - 1) sum u^2 / N^2. By seed alone it is that of the means of the seeds, with G - 1 degrees of
 * freedom. In a grid it is V = V(seed) + V(configuration) - V(pair), but no less than the first two, with
 * V^2 / sum of V^2 / (G - 1) degrees: it covers the mean over other configurations as well.
 *
 * Source: Cameron, Gelbach and Miller 2011, Journal of Business and Economic Statistics 29; the degrees of freedom
 * are Satterthwaite's, 1946. How often intervals contain the mean is measured by
 * `deno task bench:evidence clusters`.
 *
 * @returns Null of fewer than three seeds, or where no two pairs share one.
 *
 * @example
 * ```ts
 * import { clusteredInterval } from "./mod.ts";
 *
 * // Whatever a seed is good for, it is on both tasks.
 * const found = clusteredInterval([1, 2, 3].flatMap((seed) =>
 *   ["a", "b"].map((workload) => ({ workload, seed, configuration: null, difference: seed }))
 * ));
 * // Student's of 1, 2, 3, and not of six pairs: 2 -+ 4.303 / sqrt(3).
 * if (Math.abs(found!.lowest - (2 - 4.303 / Math.sqrt(3))) > 0.001) throw new Error(`${found!.lowest}`);
 * ```
 */
export function clusteredInterval(
  pairs: readonly ClusteredDifference[],
  { coverage = 0.95, resolution = 0 }: ClusteredOptions = {},
): ClusteredInterval | null {
  const seeds = Map.groupBy(pairs, ({ seed }) => seed);
  if (seeds.size < FEWEST_SEEDS || seeds.size === pairs.length) return null;
  const distances = distancesOf(pairs);
  const configurations = Map.groupBy(pairs, ({ configuration }) => configuration);
  const bySeed = varianceOf([...seeds.values()], distances);
  const isGrid = configurations.size > 1;
  const parts = isGrid ? [bySeed, varianceOf([...configurations.values()], distances)] : [bySeed];
  const { variance, degrees } = isGrid
    ? together(parts, varianceOf(pairs.map((pair) => [pair]), distances).variance)
    : bySeed;
  const middle = mean(pairs.map(({ difference }) => difference));
  const reach = variance === 0
    ? 0
    : studentQuantile((1 + coverage) / 2, degrees) * Math.sqrt(variance);
  return {
    lowest: middle - Math.max(reach, resolution),
    highest: middle + Math.max(reach, resolution),
    clusters: { seeds: seeds.size, configurations: isGrid ? configurations.size : null },
  };
}

/** How far each pair is from the mean of its workload; workloads of one or two pairs have a common mean. */
function distancesOf(
  pairs: readonly ClusteredDifference[],
): ReadonlyMap<ClusteredDifference, number> {
  const workloads = [...Map.groupBy(pairs, ({ workload }) => workload).values()];
  return new Map(
    smallTogether(workloads).flatMap((own) => {
      const middle = mean(own.map(({ difference }) => difference));
      return own.map((pair) => [pair, pair.difference - middle] as const);
    }),
  );
}

interface Variance {
  readonly variance: number;
  readonly degrees: number;
}

/** Of the mean, by sums over clusters. Clusters of unequal sizes have the degrees of freedom of fewer. */
function varianceOf(
  clusters: readonly (readonly ClusteredDifference[])[],
  distances: ReadonlyMap<ClusteredDifference, number>,
): Variance {
  const count = clusters.length;
  let total = 0, squares = 0, sum = 0;
  for (const own of clusters) {
    total += own.length;
    squares += own.length ** 2;
    sum += own.reduce((sum, pair) => sum + distances.get(pair)!, 0) ** 2;
  }
  return {
    variance: count / (count - 1) * sum / total ** 2,
    // One large cluster and a few pairs tell no more than two clusters.
    degrees: Math.max(1, total ** 2 / squares - 1),
  };
}

/** Of clusters that cross; what both count of a pair is taken off once. */
function together(parts: readonly Variance[], ofPairs: number): Variance {
  const sum = parts.reduce((sum, { variance }) => sum + variance, -ofPairs);
  const variance = Math.max(sum, ...parts.map((part) => part.variance));
  const spread = parts.reduce((sum, part) => sum + part.variance ** 2 / part.degrees, 0);
  return { variance, degrees: variance ** 2 / spread };
}

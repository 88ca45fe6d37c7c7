/** Two functions timed alternately, because the machine is noisy: medians of ratios. */

import { quantile } from "../../bench/results/statistics/mod.ts";

/** The result of some pairs of times. */
export interface PairedTimes {
  /** Medians. */
  readonly oursMs: number;
  readonly peerMs: number;
  /** Median of ours / peer's, pair by pair, and its quartiles. */
  readonly ratio: number;
  readonly ratioQuartiles: readonly [number, number];
  readonly pairs: number;
}

/** Times both in turn; each function returns the milliseconds that it measured. */
export async function timePairs(
  ours: () => number | Promise<number>,
  peer: () => number | Promise<number>,
  pairs: number,
): Promise<PairedTimes> {
  // Once each without timing, to warm compilers and caches.
  await ours();
  await peer();
  const times: [number, number][] = [];
  for (let i = 0; i < pairs; i++) times.push([await ours(), await peer()]);
  const ratios = times.map(([a, b]) => a / b);
  return {
    oursMs: quantile(times.map(([a]) => a), 0.5),
    peerMs: quantile(times.map(([, b]) => b), 0.5),
    ratio: quantile(ratios, 0.5),
    ratioQuartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
    pairs,
  };
}

/** The milliseconds that a function takes, averaged over a number of calls. */
export function clock(run: () => void, times: number): number {
  const start = performance.now();
  for (let i = 0; i < times; i++) run();
  return (performance.now() - start) / times;
}

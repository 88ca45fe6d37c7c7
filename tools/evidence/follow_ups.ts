import { deriveKey, normalQuantile, RandomStream } from "../../engine/base/mod.ts";
import {
  mean,
  pairedInterval,
  seedsNeeded,
  standardDeviation,
} from "../../bench/results/statistics/mod.ts";
import type { Design, Pool } from "./coverage.ts";

/** Differences by workload, as many seeds of each as any protocol takes. */
type Strata = readonly (readonly number[])[];

/** How somebody who does not know enough after a first look goes on. */
export type Protocol =
  | "first look"
  | "more seeds, once"
  | "more seeds, five times"
  | "fresh run where open"
  | "confirmatory run"
  | "two looks at 97.1 %"
  | "five looks, always valid";

export const protocols: readonly Protocol[] = [
  "first look",
  "more seeds, once",
  "more seeds, five times",
  "fresh run where open",
  "confirmatory run",
  "two looks at 97.1 %",
  "five looks, always valid",
];

/** What a protocol comes to. */
export interface FollowedUp {
  /** Shares of simulated suites with a verdict of either sign. */
  readonly lower: number;
  readonly higher: number;
  /** Seeds of a workload, on average. */
  readonly seeds: number;
}

/** What to simulate. */
export interface FollowUpOptions {
  readonly simulations: number;
  /** A true difference, in standard deviations of a pair; 0 by default. */
  readonly effect?: number;
  /** Differences to draw from; normal ones if missing. */
  readonly pools?: readonly Pool[];
}

/** Nobody trains more seeds than this for a follow-up. */
const MOST = 100;

/** How often more seeds are asked for. */
const LOOKS = 5;

/** Of a first look of two, both with the same coverage, so that 5 % of both together are false: Pocock 1977. */
const POCOCK = 1 - 0.0294;

const KEY = deriveKey([0, 0], "follow-ups");

/** How often each protocol finds a difference, over the same suites, whose true difference is known. */
export function measureFollowUps(
  design: Design,
  { simulations, effect = 0, pools }: FollowUpOptions,
): ReadonlyMap<Protocol, FollowedUp> {
  const found = new Map(protocols.map((name) => [name, { lower: 0, higher: 0, seeds: 0 }]));
  for (let simulation = 0; simulation < simulations; simulation++) {
    const random = new RandomStream(deriveKey(KEY, simulation));
    const strata = drawSuite(random, design, effect, pools);
    for (const [protocol, counts] of found) {
      const { sign, seeds } = follow(protocol, strata, design.seeds);
      counts.lower += Number(sign < 0) / simulations;
      counts.higher += Number(sign > 0) / simulations;
      counts.seeds += seeds / simulations;
    }
  }
  return found;
}

/** Differences of no effect: in each pair either side may be the variant. Then the effect is added. */
function drawSuite(
  random: RandomStream,
  { workloads, seeds }: Design,
  effect: number,
  pools: readonly Pool[] | undefined,
): Strata {
  const chosen = pools === undefined ? null : random.shuffled(pools).slice(0, workloads);
  return Array.from({ length: workloads }, (_, w) => {
    const pool = chosen?.[w]?.differences;
    const shift = effect * (pool === undefined ? 1 : standardDeviation(pool));
    return Array.from({ length: seeds + MOST }, () => {
      const value = pool === undefined
        ? normalQuantile(Math.min(Math.max(random.uniform(), 1e-9), 1 - 1e-9))
        : random.pick(pool) * (random.uniform() < 0.5 ? -1 : 1);
      return value + shift;
    });
  });
}

/** What it says in the end, and with how many seeds of a workload; 0 is no verdict. */
interface Verdict {
  readonly sign: number;
  readonly seeds: number;
}

function follow(protocol: Protocol, strata: Strata, first: number): Verdict {
  const look = (from: number, to: number, coverage = 0.95) =>
    signOf(strata.map((own) => own.slice(from, to)), coverage);
  const wanted = (seen: number) =>
    seedsWanted(strata.map((own) => own.slice(0, seen)), first + MOST);
  switch (protocol) {
    case "first look":
      return { sign: look(0, first), seeds: first };
    case "more seeds, once":
      return moreSeeds(strata, first, 1, () => 0.95);
    case "more seeds, five times":
      return moreSeeds(strata, first, LOOKS, () => 0.95);
    case "two looks at 97.1 %":
      return moreSeeds(strata, first, 1, () => POCOCK);
    case "five looks, always valid": {
      const pairs = strata.length * first;
      return moreSeeds(strata, first, LOOKS, (seeds) => alwaysValid(strata.length * seeds, pairs));
    }
    case "fresh run where open": {
      const sign = look(0, first), more = Math.min(wanted(first), MOST);
      return sign !== 0
        ? { sign, seeds: first }
        : { sign: look(first, first + more), seeds: first + more };
    }
    case "confirmatory run": {
      const more = Math.min(wanted(first), MOST);
      return { sign: look(first, first + more), seeds: first + more };
    }
  }
}

/** All seeds together, and more of them as long as the question is open. */
function moreSeeds(
  strata: Strata,
  first: number,
  times: number,
  coverageAt: (seeds: number) => number,
): Verdict {
  let seeds = first;
  for (let time = 0;; time++) {
    const seen = strata.map((own) => own.slice(0, seeds)), sign = signOf(seen, coverageAt(seeds));
    if (sign !== 0 || time === times || seeds === first + MOST) return { sign, seeds };
    seeds = Math.min(Math.max(seedsWanted(seen, first + MOST), seeds + 1), first + MOST);
  }
}

/** -1 or 1 if the interval lies on one side of zero. */
function signOf(strata: Strata, coverage: number): number {
  const interval = pairedInterval(strata, { coverage });
  if (interval.tooFewSeeds || interval.lowest <= 0 && interval.highest >= 0) return 0;
  return Math.sign(interval.mean);
}

/** Seeds of a workload that would show a difference like this one, at least five. */
function seedsWanted(strata: Strata, most: number): number {
  const all = strata.flat(), squares = strata.map((own) => standardDeviation(own) ** 2);
  const standardDeviationWithin = Math.sqrt(mean(squares));
  const pairs = seedsNeeded({
    difference: mean(all),
    standardDeviation: standardDeviationWithin,
  });
  return Math.min(most, Math.max(5, Math.ceil(pairs / strata.length)));
}

/**
 * The coverage of an interval that may be looked at as often as one likes, with 95 % at all looks together: as far as
 * sqrt(2 (N r + 1) / (N r) log(sqrt(N r + 1) / 0.05)) standard errors, with r such that it is narrowest at the first.
 *
 * Source: Waudby-Smith et al. 2021, arXiv 2103.06476, theorem 2.2; the quantile is of t instead of normal.
 */
export function alwaysValid(pairs: number, first: number): number {
  const alpha = 0.05, log = -2 * Math.log(alpha), r = (log + Math.log(log + 1)) / first;
  const grown = pairs * r + 1;
  const reach = Math.sqrt(2 * grown / (pairs * r) * Math.log(Math.sqrt(grown) / alpha));
  let low = 0.5, high = 1 - 1e-12;
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    if (normalQuantile(middle) < reach) low = middle;
    else high = middle;
  }
  return 2 * low - 1;
}

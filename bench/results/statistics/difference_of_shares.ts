import { type Interval, wilsonInterval } from "./wilson.ts";

/** Successes out of so many trials. */
export interface Share {
  readonly successes: number;
  readonly trials: number;
}

/**
 * The interval of the difference of two shares, first minus second, at 95 %: as far from it as Wilson's
 * intervals of both reach, p1 - p2 - sqrt((p1 - l1)^2 + (u2 - p2)^2) to
 * p1 - p2 + sqrt((u1 - p1)^2 + (p2 - l2)^2). It holds for shares of 0 and 1, too.
 *
 * Source: Newcombe 1998, Statistics in Medicine 17, 873-890, method 10.
 *
 * @throws {RangeError} If nothing was tried, or a count is none.
 */
export function differenceOfShares(first: Share, second: Share): Interval {
  for (const { trials } of [first, second]) {
    if (trials === 0) throw new RangeError("Cannot take a share of 0 trials");
  }
  const [one, two] = [first, second].map(({ successes, trials }) => ({
    share: successes / trials,
    ...wilsonInterval(successes, trials),
  })) as [Interval & { share: number }, Interval & { share: number }];
  const difference = one.share - two.share;
  return {
    lowest: difference - Math.hypot(one.share - one.lowest, two.highest - two.share),
    highest: difference + Math.hypot(one.highest - one.share, two.share - two.lowest),
  };
}

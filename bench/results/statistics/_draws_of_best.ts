import { deriveKey, RandomStream } from "../../../engine/base/mod.ts";
import type { Rate } from "../../trial/spec/mod.ts";
import { standardDeviation } from "./averages.ts";
import { pooledError } from "./pooled_error.ts";

type Counts = Pick<Rate, "wrong" | "total">;

/** The errors of a cell's runs, from the best to the worst. */
export type Ranked = readonly (Counts & { readonly seed: number })[];

const DRAWS = 1000;

const KEY = deriveKey([0, 0], "best of n");

/** The chance of each rank, the best first, to be the best of n that are drawn of all with replacement. */
export function chancesOfRank(all: number, n: number): number[] {
  return Array.from(
    { length: all },
    (_, better) => ((all - better) / all) ** n - ((all - better - 1) / all) ** n,
  );
}

/** The error of the best of n, expected over all draws; over workloads all answers together. */
export function expectedError(workloads: readonly Ranked[], chances: readonly number[]): number {
  const expect = (ranked: Ranked, field: keyof Counts) =>
    ranked.reduce((sum, rate, i) => sum + chances[i]! * rate[field], 0);
  return pooledError(workloads.map((ranked) => ({
    wrong: expect(ranked, "wrong"),
    total: expect(ranked, "total"),
  })))!;
}

/**
 * The standard deviation over draws of n seeds, the same on all workloads and for both sides: of the
 * difference of the two sides, or of the error of one.
 *
 * @param workloads By workload and side.
 */
export function deviationOfDraws(
  workloads: readonly (readonly Ranked[])[],
  seeds: readonly number[],
  n: number,
): number {
  const random = new RandomStream(KEY);
  const draws = Array.from({ length: DRAWS }, () => {
    const drawn = new Set(Array.from({ length: n }, () => random.pick(seeds)));
    const [variant, reference] = workloads[0]!.map((_, side) =>
      pooledError(workloads.map((sides) => sides[side]!.find(({ seed }) => drawn.has(seed))!))
    );
    return variant! - (reference ?? 0);
  });
  return standardDeviation(draws);
}

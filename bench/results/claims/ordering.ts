import type { ResultFile } from "../result_file.ts";
import { type Interval, mean, pairedInterval, seedMeans, withDiverged } from "../statistics/mod.ts";
import { type Grade, gradeOf } from "./grade.ts";

type Published = ResultFile["published"][number];

/** Where two published means are equal, ours have to be closer than this. */
export const EQUAL_WITHIN = 0.01;

/** Two arms of a published table: which of them it has in front, and whether ours agree. */
export interface OrderedPair {
  /** The one with the lower published error, or the first of the table if both are equal. */
  readonly first: string;
  readonly second: string;
  /** First minus second: errors as fractions. */
  readonly published: number;
  /** The mean over the seeds that both have; null without one. */
  readonly ours: number | null;
  /** 95 %; null with too few seeds. */
  readonly interval: Interval | null;
  readonly seeds: number;
  readonly grade: Grade;
}

/**
 * The published means of a result's arms, each against each. A seed counts once, with the mean over an
 * arm's configurations, so that the interval is of seeds and not of runs.
 *
 * @returns Empty unless at least two means of all runs were published.
 */
export function orderedPairs(result: ResultFile): OrderedPair[] {
  const means = result.published.filter(({ statistic, metric, ranked }) =>
    statistic === "mean" && metric === "testError" && ranked !== false
  );
  const arms = means.map((published) => ({ published, seeds: seedsOf(result, published) }));
  return arms.flatMap((one, i) =>
    arms.slice(i + 1).map((other) => {
      const inOrder = one.published.value <= other.published.value;
      const [first, second] = inOrder ? [one, other] : [other, one];
      return compare(result, first, second);
    })
  );
}

interface Arm {
  readonly published: Published;
  readonly seeds: ReadonlyMap<number, number>;
}

function seedsOf(result: ResultFile, { variants }: Published): Arm["seeds"] {
  const { trials } = withDiverged(result);
  const own = trials.filter(({ variant }) => variants.includes(variant));
  return seedMeans(own, variants.length * result.workloads.length);
}

function compare(result: ResultFile, first: Arm, second: Arm): OrderedPair {
  const differences = [...first.seeds].flatMap(([seed, error]) => {
    const other = second.seeds.get(seed);
    return other === undefined ? [] : [error - other];
  });
  const answers = result.workloads.flatMap(({ parts }) => parts)
    .reduce((sum, { testQuestions }) => sum + testQuestions, 0);
  const found = differences.length === 0
    ? null
    : pairedInterval([differences], { resolution: 1 / answers });
  const interval = found === null || found.tooFewSeeds
    ? null
    : { lowest: found.lowest, highest: found.highest };
  const published = first.published.value - second.published.value;
  return {
    first: first.published.title,
    second: second.published.title,
    published,
    ours: differences.length === 0 ? null : mean(differences),
    interval,
    seeds: differences.length,
    grade: published === 0
      ? gradeOf(interval, { direction: "same", margin: EQUAL_WITHIN }, published)
      : gradeOf(interval, { direction: "lower" }, published),
  };
}

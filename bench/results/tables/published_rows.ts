import type { ResultFile } from "../result_file.ts";
import {
  bestOfN,
  type ErrorMetric,
  type Interval,
  meanErrors,
  pairedInterval,
  pooledError,
  wilsonInterval,
  withDiverged,
} from "../statistics/mod.ts";

/** A published number beside ours: a mean beside a mean, or a best of several beside a best of several. */
export interface PublishedRow {
  /** What the paper calls it. */
  readonly title: string;
  /** The variant, or the arm, that is compared with it. */
  readonly variant: string;
  readonly metric: ErrorMetric;
  /** How many runs ours is the best of, at the most as many as seeds; null for a mean. */
  readonly bestOf: number | null;
  readonly published: number;
  readonly ours: number;
  /** 95 %: of a mean, where that of all seeds lies; of a best, where another one does. Null if not known. */
  readonly interval: Interval | null;
  readonly seeds: number;
}

type Published = ResultFile["published"][number];

/** A row for each published number and variant of the result's suite, then those of its tasks. */
export function publishedRows(file: ResultFile): PublishedRow[] {
  const result = withDiverged(file);
  return [
    ...result.published.flatMap((one) => {
      const rowOf = one.statistic === "best" ? bestRow : meanRow;
      return groupsOf(result, one).flatMap((group) => rowOf(result, one, group));
    }),
    ...taskRows(result),
  ];
}

/** A variant, or those of an arm, by name. */
interface Group {
  readonly variant: string;
  readonly names: readonly string[];
}

/** The variants that a number is compared with: together those of an arm, every other by itself. */
function groupsOf({ variants }: ResultFile, published: Published): Group[] {
  const own = variants.filter(({ name }) => published.variants.includes(name));
  const arms = Map.groupBy(own, ({ name, arm }) => arm ?? name);
  return Array.from(arms, ([variant, some]) => ({ variant, names: some.map(({ name }) => name) }));
}

function bestRow(
  result: ResultFile,
  { title, metric, value }: Published,
  { variant, names }: Group,
): PublishedRow[] {
  if (metric === "unsolved") return [];
  const best = bestOfN(result, { variants: names, metric, n: null, by: "itself" });
  return best === null ? [] : [{
    ...{ title, variant, metric, published: value, bestOf: best.n, seeds: best.seeds },
    ours: best.variant,
    interval: within(best.interval),
  }];
}

function meanRow(
  result: ResultFile,
  { title, metric, value, success }: Published,
  { variant, names }: Group,
): PublishedRow[] {
  const ours = meanErrors(result, names, metric, success).all;
  const trials = result.trials.filter((trial) => names.includes(trial.variant));
  const seeds = new Set(trials.map(({ seed }) => seed)).size;
  const row = { title, variant, metric, published: value, bestOf: null, seeds };
  if (ours === null) return [];
  if (metric !== "unsolved") {
    return [{
      ...row,
      ours,
      interval: meanInterval(trials, metric, names.length * result.workloads.length),
    }];
  }
  // Configurations of an arm share their seeds: a run of another one tells less than a run of another seed.
  const failed = Math.round(ours * trials.length);
  const interval = names.length === 1 ? wilsonInterval(failed, trials.length) : null;
  return [{ ...row, ours, interval }];
}

/** Of the mean over all seeds; a seed counts where it has all of its trials. */
function meanInterval(
  trials: ResultFile["trials"],
  metric: Exclude<ErrorMetric, "unsolved">,
  each: number,
): Interval | null {
  const errors = [...Map.groupBy(trials, ({ seed }) => seed).values()].flatMap((own) => {
    const rates = own.flatMap(({ metrics }) => metrics?.[metric] ?? []);
    return rates.length === each ? [pooledError(rates)!] : [];
  });
  const found = errors.length === 0 ? null : pairedInterval([errors]);
  return found === null || found.tooFewSeeds ? null : within(found);
}

/** The best of n of each task, averaged over the tasks: as papers on memory networks choose. */
function taskRows(result: ResultFile): PublishedRow[] {
  const { workloads, variants } = result;
  const all = workloads.flatMap(({ published }) => published);
  const titles = [...new Set(all.map(({ title }) => title))];
  return titles.flatMap((title) => {
    const own = all.filter((one) => one.title === title);
    const tasks = workloads.flatMap(({ parts }) => parts).length;
    // A mean over other tasks is another number.
    if (own.length < tasks) return [];
    const published = own.reduce((sum, { value }) => sum + value, 0) / own.length;
    return variants.filter(({ name }) => own.every((one) => one.variants.includes(name)))
      .flatMap(({ name }): PublishedRow[] => {
        const best = bestOfN(result, { variants: [name], n: null });
        return best === null ? [] : [{
          ...{ title, variant: name, metric: "testError", published, bestOf: best.n },
          ...{ seeds: best.seeds, ours: best.variant, interval: within(best.interval) },
        }];
      });
  });
}

/** An error is neither below 0 nor above 1. */
function within(interval: Interval | null): Interval | null {
  return interval &&
    { lowest: Math.max(0, interval.lowest), highest: Math.min(1, interval.highest) };
}

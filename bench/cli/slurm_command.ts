import { join } from "node:path";
import { BENCH, grouped, UsageError } from "../base/mod.ts";
import {
  chooseTrials,
  longestShard,
  type OrderedTrial,
  type Pair,
  pairsOf,
  rootsOf,
  shardCount,
  shardNotes,
} from "../run/mod.ts";
import { about, hasSearch, LIMITS } from "../suites/mod.ts";
import { answerWords } from "./search_text.ts";
import { makeFolders, resolveUserPath } from "./paths.ts";
import { planNamed, type PlanningOptions } from "./plan_named.ts";
import { printBytes, printError } from "./print.ts";
import { jobScript, LOGS } from "./job_script.ts";
import { runArguments } from "./run_arguments.ts";

/** What `slurm` takes beside the suite. */
export interface SlurmOptions extends PlanningOptions {
  readonly shards?: number | undefined;
  /** In seconds. */
  readonly timePerShard?: number | undefined;
  readonly workers?: number | undefined;
  readonly out?: string | undefined;
}

/** Without `--time-per-shard`: some machines take several times as long as the estimate says. */
const LEAST_SECONDS = 600, LIMIT_PER_ESTIMATE = 3;

/** With `--time-per-shard` alone: the part of it that the estimate may fill. */
const FILLED = 1 / 2;

/**
 * Prints a script for `sbatch` that runs a suite in shards, and makes the folder for what they print.
 *
 * @throws {UsageError} If a name or an option cannot be used, or no number of shards fits.
 * @throws {DataError} If data cannot be read.
 * @throws {BackendError} If the backend cannot be started.
 */
export async function slurmCommand(suiteName: string, options: SlurmOptions): Promise<void> {
  const { workers = 1 } = options, out = folderOf(options.out ?? "runs");
  const { suite, plan, fallbacks } = await planNamed(suiteName, options);
  const trials = plan.trials.map((trial, index) => ({ ...trial, index })), roots = rootsOf(suite);
  const pairs = pairsOf(trials, roots);
  const of = options.shards ?? shardsFor(pairs, options.timePerShard, workers);
  const { shard } = chooseTrials(trials, { shard: { number: 1, of } }, roots);
  const seconds = longestShard(pairs, of, workers);
  const isMost = trials.some(({ spec }) => spec.budget.stop !== undefined);
  const limit = options.timePerShard ?? Math.max(LEAST_SECONDS, LIMIT_PER_ESTIMATE * seconds);
  await makeFolders([join(resolveUserPath(out), LOGS)]);
  const script = jobScript({
    suite: plan.suite.name,
    shards: of,
    trials: trials.length,
    time: seconds === 0 ? null : about(seconds, isMost),
    limit,
    workers,
    out,
    run: runArguments(suiteName, Deno.args),
    command: [...BENCH, ...Deno.args],
    deno: Deno.version.deno,
  });
  printError(
    ...fallbacks,
    ...shardNotes(shard!, isMost),
    ...hasSearch(suite)
      ? [
        "The shards are of the search; " +
        answerWords([...BENCH, "run", ...runArguments(suiteName, Deno.args)], "all"),
      ]
      : [],
    ...seconds > limit
      ? [`The longest shard takes ${about(seconds)}, more than --time-per-shard`]
      : [],
  );
  await printBytes([new TextEncoder().encode(script)]);
}

function shardsFor(
  pairs: readonly Pair<OrderedTrial>[],
  limit: number | undefined,
  workers: number,
): number {
  if (limit === undefined) {
    throw new UsageError("Cannot divide the suite: expected --shards or --time-per-shard");
  }
  if (pairs.some(({ trials }) => trials.some(({ seconds }) => seconds === 0))) {
    throw new UsageError(
      "Cannot divide the suite by --time-per-shard: it is not known how long all of its trials " +
        "take; use --shards",
    );
  }
  const of = shardCount(pairs, { seconds: FILLED * limit, workers });
  if (of !== null) return of;
  const longest = longestShard(pairs, pairs.length, workers);
  if (longest > FILLED * limit) {
    throw new UsageError(
      `Cannot divide the suite: its longest pair of trials takes ${
        about(longest)
      }, more than half ` +
        "of --time-per-shard",
    );
  }
  const least = longestShard(pairs, LIMITS.shards, workers) / FILLED;
  throw new UsageError(
    `Cannot divide the suite: shards that fill half of --time-per-shard are more than ` +
      `${grouped(LIMITS.shards)}; it has to be ${Math.ceil(least / 60)}m or more`,
  );
}

/** The folder for the shards' results, as it was typed: SLURM and bash must be able to read its name. */
function folderOf(out: string): string {
  if (/[\\\p{Cc}]/u.test(out)) {
    throw new UsageError(
      `Cannot use --out ${out}: sbatch takes no backslash and no control character in a path`,
    );
  }
  if (resolveUserPath(out) === "/") {
    throw new UsageError(`Cannot use --out ${out}: expected a folder below it`);
  }
  const folder = out.replace(/\/+$/, "");
  // Commands would take it for an option.
  return folder.startsWith("-") ? `./${folder}` : folder;
}

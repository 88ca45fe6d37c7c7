import { join } from "node:path";
import { BENCH, commandText, counted, UsageError } from "../base/mod.ts";
import { isConfirmatory, type ResultFile, seedsToConfirm } from "../results/mod.ts";
import { LIMITS } from "../suites/limits.ts";
import type { Suite } from "../suites/mod.ts";
import { readResultFile } from "./find_result.ts";
import { findSuite } from "./find_suite.ts";
import { resultsFolder, runFiles, showPath } from "./paths.ts";
import { printError } from "./print.ts";
import { readResultHead } from "./result_head.ts";
import type { RunOptions } from "./run_options.ts";

/** A result in a folder of results. */
interface Earlier {
  readonly name: string;
  readonly result: ResultFile;
}

/**
 * The options of `run` with the seeds of a confirmatory run: as many as asked for, or as an earlier result says that
 * its differences need, after all that a result of the suite in the folder has used. One that was stopped goes on.
 *
 * @throws {UsageError} If no result says how many, a seed that was asked for was used, or there is a confirmatory run.
 */
export async function confirming(suiteName: string, options: RunOptions): Promise<RunOptions> {
  if (!options.confirm) return options;
  const suite = await findSuite(suiteName), { seeds: asked } = options;
  const isCount = asked !== undefined && asked.every((seed, i) => seed === i + 1);
  if (options.shard !== undefined && (asked === undefined || isCount)) {
    throw new UsageError(
      "Cannot use --confirm with --shard alone: other machines may have other results; name --seeds, as 101-120",
    );
  }
  const all = await earlierResults(suite, options.out);
  const isSame = ({ result }: Earlier) =>
    isConfirmatory(result) &&
    (asked === undefined || isCount
      ? result.trials.length < result.plannedTrials
      : sameSeeds(result.seeds, asked));
  const stopped = all.find(isSame);
  if (stopped !== undefined) return { ...options, seeds: stopped.result.seeds };
  const used = new Set(all.flatMap(({ result }) => seedsOf(result)));
  if (asked !== undefined && !isCount) {
    const again = asked.find((seed) => used.has(seed));
    if (again === undefined) return options;
    throw new UsageError(
      `Cannot confirm with seed ${again}: an earlier result of the suite used it`,
    );
  }
  const count = asked?.length ?? plannedCount(suiteName, all, options.out);
  // The suite's own seeds are for a run without --confirm.
  const first = Math.max(0, ...used, ...suite.seeds) + 1;
  return { ...options, seeds: Array.from({ length: count }, (_, i) => first + i) };
}

/**
 * The arguments of a confirmatory run with the seeds that it has, so that they make the same run once there are
 * results of it.
 */
export function withSeeds(args: readonly string[], { confirm, seeds = [] }: RunOptions): string[] {
  if (!confirm || args.some((one) => /^--seeds(=|$)/.test(one)) && !isOne(seeds)) return [...args];
  const at = args.findIndex((one) => one === "--seeds");
  const others = args.filter((one, i) =>
    !/^--seeds=/.test(one) && (at === -1 || i !== at && i !== at + 1)
  );
  return [...others, "--seeds", `${seeds[0]}-${seeds.at(-1)}`];
}

/** Whether seeds are one range. */
function isOne(seeds: readonly number[]): boolean {
  return seeds.length > 0 && seeds.every((seed, i) => seed === seeds[0]! + i);
}

function sameSeeds(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && others.every((seed) => some.includes(seed));
}

function seedsOf({ seeds, search, trials }: ResultFile): number[] {
  return [...seeds, ...search?.seeds ?? [], ...trials.map(({ seed }) => seed)];
}

/** Seeds that the newest result needs; a person reads where the number comes from. */
function plannedCount(name: string, all: readonly Earlier[], out: string | undefined): number {
  const { folder } = resultsFolder(out), where = showPath(folder);
  const done = all.find(({ result }) => isConfirmatory(result));
  if (done !== undefined) {
    throw new UsageError(
      `Cannot confirm ${name} again: ${done.name} in ${where} is a confirmatory run, and who tries until ` +
        "one agrees finds what is not there; --seeds with a number runs another all the same",
    );
  }
  const [newest] = all;
  if (newest === undefined) {
    throw new UsageError(
      `Cannot confirm ${name}: there is no result of it in ${where} that says how many seeds it takes; ` +
        `run \`${commandText([...BENCH, "run", name])}\` first, or name --seeds`,
    );
  }
  const { seeds, hopeless } = seedsToConfirm(newest.result);
  const small = hopeless.length === 0
    ? ""
    : `; no number of seeds would show that of ${hopeless.join(", ")}`;
  if (seeds === null || seeds > LIMITS.seeds) {
    throw new UsageError(
      `Cannot plan a confirmation of ${newest.name}: it has no difference that ` +
        `${LIMITS.seeds.toLocaleString("en-US")} seeds would show; name --seeds`,
    );
  }
  printError(
    `${
      counted(seeds, "fresh seed")
    }: with them a difference as large as in ${newest.name} is seen in 8 of 10 ` +
      `runs${small}`,
  );
  return seeds;
}

/** The results of a suite in a folder, the newest first. */
async function earlierResults(suite: Suite, out: string | undefined): Promise<Earlier[]> {
  const { folder } = resultsFolder(out), all: Earlier[] = [];
  const entries = await Array.fromAsync(Deno.readDir(folder)).catch((error) => {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  });
  for (const { name, isDirectory } of entries) {
    if (!isDirectory) continue;
    const { json } = runFiles(join(folder, name)), head = await readResultHead(json);
    if (head?.suite.name !== suite.name) continue;
    all.push({ name, result: await readResultFile(json) });
  }
  return all.toSorted((one, other) => other.result.createdAt.localeCompare(one.result.createdAt));
}

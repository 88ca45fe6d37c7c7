import { join } from "node:path";
import {
  type Found,
  foundBy,
  pairsOf,
  type Plan,
  planAnswer,
  type PlanOptions,
  planSuite,
  rootsOf,
  shardCount,
} from "../run/mod.ts";
import { counted } from "../base/mod.ts";
import { about, answerSuite, hasSearch, type SearchedSuite, type Suite } from "../suites/mod.ts";
import { costLines, costsOf, countOf, isMostOf, secondsOf, shardsLine } from "./plan_cost.ts";
import { planNamed } from "./plan_named.ts";
import { resultsFolder, showStore, storesOfStart } from "./paths.ts";
import { bold, print } from "./print.ts";
import type { RunOptions } from "./run_options.ts";
import { runName } from "./run_name.ts";
import { prepareScreen, screenWidth } from "./screen.ts";
import { storedTrials } from "./stored_trials.ts";
import { suiteWords } from "./suite_words.ts";
import { columns } from "./text.ts";

/**
 * Prints what `run` would do with the same arguments: the trials, how many are in the store, missing
 * files, and the estimated time. Nothing is trained or written.
 *
 * @throws {UsageError} As `run` does, if a name or an option cannot be used, or the store cannot be read.
 * @throws {DataError} If data cannot be read, or all of them are missing.
 */
export async function dryRun(suiteName: string, options: RunOptions): Promise<void> {
  prepareScreen();
  const { suite, plan, fallbacks, planOptions } = await planNamed(suiteName, options);
  print(...fallbacks);
  const found = await showPlan(suite, plan, options);
  if (hasSearch(suite) && plan.shard === null) {
    print("");
    if (found === null) print(await answerLine(suite, plan, planOptions, options));
    else await showPlan(suite, await planAnswer(suite, found, planOptions), options);
  }
  print("Nothing was trained or written");
}

/**
 * Prints what is to be done for a plan.
 *
 * @returns What its search found, if it is one, and has ended.
 */
async function showPlan(suite: Suite, plan: Plan, options: RunOptions): Promise<Found | null> {
  const stores = storesOfStart(
    options.storage ?? resultsFolder(options.out).store,
    options.restart ?? 0,
  );
  const folder = join(resultsFolder(options.out).folder, runName(suite, plan, options));
  const stored = await storedTrials(plan, stores, folder, options), found = stored.ids;
  const workers = Math.min(options.workers ?? navigator.hardwareConcurrency, plan.trials.length);
  const groups = costsOf(plan.trials.filter(({ id }) => !found.has(id)));
  const rows = plan.workloads.map(({ name }) => {
    const trials = plan.trials.filter(({ spec }) => spec.workload === name).length;
    const own = groups.filter(({ workload }) => workload === name), left = countOf(own);
    return { name, trials, stored: trials - left, seconds: secondsOf(own), isMost: isMostOf(own) };
  });
  const isMost = isMostOf(groups), seconds = secondsOf(groups);
  const { trials, shard, leftOut, notes } = plan;
  const heading = ["workload", "trials", "in the store", "time on one core"].map(bold);
  const cells = rows.map(({ name, trials, stored, seconds, isMost }) => [
    name,
    String(trials),
    String(stored),
    stored === trials ? "none" : about(seconds, isMost),
  ]);
  const untrained = counted(trials.length - found.size, "trial");
  print(
    ...columns([heading, ...cells], new Set([1, 2, 3]), screenWidth()),
    "",
    `Suite ${suiteWords(plan)}: ${counted(trials.length, "trial")}, ${found.size} of them in the ` +
      `store ${showStore(stores.own)}` +
      (stores.earlier.length === 0 ? "" : " and those of earlier starts"),
    ...stored.notes,
    ...shard === null ? [] : [shardsLine(shard.sizes, isMostOf(costsOf(trials)))],
    ...leftOut.length === 0 ? [] : [`Missing data files: ${leftOut.join(", ")}`],
    ...notes,
    found.size === trials.length
      ? "Nothing is left to train"
      : `To train: ${untrained}, ${about(seconds / workers, isMost)} on ${
        counted(workers, "worker")
      }`,
    ...costLines(groups, workers, shardCounter(suite, plan)),
  );
  const isSearch = hasSearch(suite) && plan.search?.stage === "search";
  return isSearch && found.size === trials.length ? foundBy(suite, plan, stored.trials) : null;
}

/** What comes after a search that has not ended. Which values are chosen changes no estimate. */
async function answerLine(
  suite: SearchedSuite,
  plan: Plan,
  planOptions: PlanOptions,
  { workers: most = navigator.hardwareConcurrency }: RunOptions,
): Promise<string> {
  const arms = [...new Set(plan.variants.flatMap(({ arm }) => arm ?? []))];
  const first = await planSuite(
    answerSuite(suite, arms.map((arm) => ({ arm, chosen: 1, others: [] }))),
    { ...planOptions, variants: arms },
  );
  const { trials } = first, seconds = trials.reduce((sum, { seconds }) => sum + seconds, 0);
  const each = Math.round(trials.length / arms.length);
  const answer = `Then the answer: ${counted(trials.length, "trial")}, ` +
    `${about(seconds / Math.min(most, trials.length))} on ${counted(most, "worker")}`;
  // One configuration has no smaller budget.
  return suite.search.configurations === 1 ? answer : `${answer}; and about ` +
    `${counted(each, "trial")} more for every other configuration that a smaller budget chooses`;
}

/** Into how many shards a plan is to be divided; never, if it is one already. */
function shardCounter(suite: Suite, { trials, shard }: Plan): Parameters<typeof costLines>[2] {
  if (shard !== null) return () => null;
  const ordered = trials.map(({ spec, seconds }, index) => ({ spec, seconds, index }));
  const pairs = pairsOf(ordered, rootsOf(suite));
  return (capacity) => shardCount(pairs, capacity);
}

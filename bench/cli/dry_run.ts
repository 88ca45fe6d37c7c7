import { join, relative } from "node:path";
import { codeFingerprint, FreshRun, type Plan } from "../run/mod.ts";
import { counted } from "../base/mod.ts";
import type { TrialStore } from "../run/store/mod.ts";
import { about, trialSeconds } from "../suites/mod.ts";
import { planNamed } from "./plan_named.ts";
import { openStore } from "./list_results.ts";
import { freshFile, resultsFolder, showPath } from "./paths.ts";
import { bold, print } from "./print.ts";
import type { RunOptions } from "./run_command.ts";
import { runName } from "./run_name.ts";
import { prepareScreen, screenWidth } from "./screen.ts";
import { columns } from "./text.ts";

/**
 * Prints what `run` would do with the same arguments: trials, those that the store has, files that are
 * missing, and about how long it would take. Nothing is trained, and nothing is written.
 *
 * @throws {UsageError} As `run` does, if a name or an option cannot be used, or the store cannot be read.
 * @throws {DataError} If data cannot be read, or all of them are missing.
 */
export async function dryRun(suiteName: string, options: RunOptions): Promise<void> {
  prepareScreen();
  const { suite, plan, fallbacks } = await planNamed(suiteName, options);
  const path = options.storage ?? resultsFolder(options.out).store;
  const folder = join(resultsFolder(options.out).folder, runName(suite, plan, options));
  const found = await storedTrials(plan, path, folder, options);
  const workers = Math.min(options.workers ?? navigator.hardwareConcurrency, plan.trials.length);
  const { train: questions } = suite.data;
  const rows = plan.workloads.map(({ name }) => {
    const own = plan.trials.filter(({ spec }) => spec.workload === name);
    const missing = own.filter(({ id }) => !found.has(id));
    const seconds = missing.reduce(
      (sum, { spec: { workload, budget } }) => sum + trialSeconds({ workload, budget, questions }),
      0,
    );
    return { name, trials: own.length, stored: own.length - missing.length, seconds };
  });
  const seconds = rows.reduce((sum, row) => sum + row.seconds, 0);
  const { trials, leftOut, notes } = plan;
  const heading = ["workload", "trials", "in the store", "time on one core"].map(bold);
  const cells = rows.map(({ name, trials, stored, seconds }) => [
    name,
    String(trials),
    String(stored),
    stored === trials ? "none" : about(seconds),
  ]);
  const untrained = counted(trials.length - found.size, "trial");
  print(
    ...fallbacks,
    ...columns([heading, ...cells], new Set([1, 2, 3]), screenWidth()),
    "",
    `Suite ${plan.suite.name}: ${counted(trials.length, "trial")}, ${found.size} of them in the ` +
      `store ${showPath(path)}`,
    ...leftOut.length === 0 ? [] : [`Missing data files: ${leftOut.join(", ")}`],
    ...notes,
    found.size === trials.length
      ? "Nothing is left to train"
      : `To train: ${untrained}, ${about(seconds / workers)} on ${counted(workers, "worker")}`,
    "Nothing was trained or written",
  );
}

/** The ids of the trials that a run would take from the store, by its own rules. */
async function storedTrials(
  plan: Plan,
  path: string,
  folder: string,
  { fresh, reuseAny }: RunOptions,
): Promise<ReadonlySet<string>> {
  const isThere = await Deno.stat(path).then(() => true, () => false);
  if (!isThere) return new Set();
  const fingerprint = await codeFingerprint();
  const origin = { fingerprint, store: relative(folder, path) };
  const made = fresh ? FreshRun.made(freshFile(folder), origin) ?? new Set() : null;
  if (made?.size === 0) return made;
  using store: TrialStore = openStore(path);
  const ids = plan.trials.map(({ id }) => id).filter((id) => {
    if (made?.has(id) === false) return false;
    const trial = store.get(id, fingerprint) ?? (reuseAny ? store.get(id, null) : null);
    return trial !== null && trial.status !== "failed";
  });
  return new Set(ids);
}

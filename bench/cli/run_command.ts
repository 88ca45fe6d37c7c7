import { foundBy, planAnswer } from "../run/mod.ts";
import { hasSearch } from "../suites/mod.ts";
import { planNamed } from "./plan_named.ts";
import type { RunOptions } from "./run_options.ts";
import { runPlanned } from "./run_planned.ts";

/**
 * Runs a suite; of one with a search first the search, then the answer that it decides. Names, options, data and
 * backend are checked before the store is opened.
 *
 * @returns The exit code: 3 if the store has a result with another digest, 1 if a trial failed or something could
 *   not be kept, 130 after Ctrl-C or SIGTERM, otherwise 0.
 * @throws {UsageError} If a name or an option cannot be used, or the store cannot be opened.
 * @throws {DataError} If data cannot be read.
 * @throws {BackendError} If the backend cannot be started.
 */
export async function runCommand(suiteName: string, options: RunOptions): Promise<number> {
  const planned = await planNamed(suiteName, options), { suite, plan, planOptions } = planned;
  const { code, trials } = await runPlanned(suiteName, planned, options);
  // A shard has too little to choose by.
  if (!hasSearch(suite) || code !== 0 || plan.shard !== null) return code;
  const answer = await planAnswer(suite, foundBy(suite, plan, trials), planOptions);
  return (await runPlanned(suiteName, { ...planned, plan: answer, before: plan }, options)).code;
}

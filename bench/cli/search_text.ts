/** What is said of a search when it has ended. */

import { commandText, counted, percent } from "../base/mod.ts";
import { chosenOf, type Found, foundBy, type Plan, searchError } from "../run/mod.ts";
import { configurationWords, type SearchedSuite } from "../suites/mod.ts";
import type { TrialResult } from "../trial/spec/mod.ts";

/**
 * What a search chose; of a shard, what chooses.
 *
 * @param command That makes the whole run.
 * @returns Nothing where trials are missing or failed.
 */
export function searchLines(
  suite: SearchedSuite,
  plan: Plan,
  trials: readonly TrialResult[],
  command: readonly string[],
): string[] {
  const ended = trials.filter(({ status }) => status !== "failed").length;
  if (ended < plan.trials.length) return [];
  return plan.shard === null
    ? choiceLines(foundBy(suite, plan, trials))
    : [`A shard of a search chooses nothing: ${answerWords(command, "FOLDER")}`];
}

/** Each arm's best configuration, and its error, if any trial of the arm had one. */
function choiceLines(found: Found): string[] {
  return chosenOf(found).map(({ arm, chosen }, i) => {
    const { configurations } = found.arms[i]!, best = configurations[chosen - 1]!;
    if (configurations.every(({ wrong }) => wrong.every((one) => one === null))) {
      return `${arm}: all trials of all ${
        counted(configurations.length, "configuration")
      } diverged, and ` +
        `there is no best; the answer trains the first, ${configurationWords(best.values)}`;
    }
    return `${arm}: the best of ${configurations.length} is ${
      configurationWords(best.values)
    }, with a ` +
      `validation error of ${percent(searchError(found, best))}`;
  });
}

/** What to do when all shards of a search are merged. */
export function answerWords(command: readonly string[], merged: string): string {
  return `once \`merge\` has all shards in ${merged}, this chooses and trains the answer: ` +
    commandText([...command, "--out", merged]);
}

import { type Counts, type StorySource, textStatistics } from "../../../../tasks/mod.ts";
import { percent } from "../../../base/mod.ts";
import { columns } from "../../text.ts";
import type { DataOptions } from "../options.ts";
import { readParts, storyKey } from "./texts.ts";
import { print } from "../../print.ts";

const HEADING = [
  "task",
  "words",
  "longest",
  "stories",
  "statements",
  "questions",
  "before a question",
  "answers",
  "supports",
  "known",
];

const LEGEND = [
  "words       different words, an answer counted as one",
  "longest     words of the longest statement and of the longest question",
  "stories     of the training and of the test part",
  "statements  of a training story, fewest to most, and their mean",
  "questions   of a training story",
  "before a question  statements told, most and mean",
  "answers     different ones; supports: of a question",
  "known       test stories that are also in the training part",
  "told        what statements tell, in percent",
];

/**
 * Prints what the stories of each task are made of, over both parts unless the legend says
 * otherwise.
 *
 * @throws {DataError} If a file cannot be read.
 */
export async function printStoryStatistics(
  sources: readonly StorySource[],
  folder: string | undefined,
  options: DataOptions,
): Promise<void> {
  const rows: string[][] = [], told: string[][] = [];
  for (const task of sources) {
    const { train, validation, test } = await readParts(task, folder, options);
    // Some of a training file are held out for validation; a file for it counts with it.
    const trained = [...train.stories, ...validation?.stories ?? []], tests = test.stories;
    const all = textStatistics([...trained, ...tests]), training = textStatistics(trained);
    const known = new Set(trained.map(storyKey));
    const overlap = tests.filter((story) => known.has(storyKey(story))).length;
    const { statementsPerStory } = training;
    rows.push([
      String(task.number),
      String(all.vocabulary.size),
      `${all.longestStatement} / ${all.longestQuestion}`,
      `${trained.length} / ${tests.length}`,
      `${range(statementsPerStory)} (${meanOutcome(statementsPerStory).toFixed(1)})`,
      range(training.questionsPerStory),
      `${highest(all.statementsBefore)} (${meanOutcome(all.statementsBefore).toFixed(1)})`,
      String(all.answers.size),
      range(all.supportsPerQuestion),
      overlap === 0 ? "0" : `${overlap} (${percent(overlap / tests.length)})`,
    ]);
    told.push([String(task.number), shares(all.actions)]);
  }
  print(...columns([HEADING, ...rows], new Set([0, 1, 7])));
  print("");
  print(...columns([["task", "told"], ...told], new Set([0])));
  print("", ...LEGEND);
}

/** "move 65.0, get 19.8, drop 15.2", the most frequent first. */
function shares(counts: Counts<string>): string {
  const total = counts.values().reduce((sum, count) => sum + count, 0);
  return [...counts].sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${(100 * count / total).toFixed(1)}`).join(", ");
}

function highest(counts: Counts<number>): number {
  return counts.keys().reduce((most, value) => Math.max(most, value), -Infinity);
}

function range(counts: Counts<number>): string {
  const lowest = counts.keys().reduce((least, value) => Math.min(least, value), Infinity);
  const most = highest(counts);
  return lowest === most ? String(lowest) : `${lowest}-${most}`;
}

function meanOutcome(counts: Counts<number>): number {
  let sum = 0, total = 0;
  for (const [value, count] of counts) {
    sum += value * count;
    total += count;
  }
  return sum / total;
}

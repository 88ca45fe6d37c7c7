import { type Counts, textStatistics } from "../../../tasks/mod.ts";
import { percent } from "../../format.ts";
import { prepareScreen } from "../screen.ts";
import { columns } from "../text.ts";
import { chooseTasks, type DataOptions, folderOf, isOfTables } from "./options.ts";
import { printTableStatistics } from "./tables/mod.ts";
import { readParts, storyTexts } from "./texts.ts";
import { print } from "../print.ts";

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
 * Prints what the stories or tables of each task are made of, over both parts unless the legend says
 * otherwise.
 *
 * @throws {UsageError} If a name is unknown.
 * @throws {DataError} If a file cannot be read.
 */
export async function printStatistics(collection: string, options: DataOptions): Promise<void> {
  prepareScreen();
  const folder = folderOf(collection, options);
  if (isOfTables(collection)) return await printTableStatistics(collection, folder, options);
  const rows: string[][] = [], told: string[][] = [];
  for (const task of chooseTasks(collection, options)) {
    const { train, test } = await readParts(task, folder, options);
    const all = textStatistics([...train.stories, ...test.stories]);
    const training = textStatistics(train.stories);
    const known = new Set(storyTexts(train.text)), tests = storyTexts(test.text);
    const overlap = tests.filter((story) => known.has(story)).length;
    rows.push([
      String(task.number),
      String(all.vocabulary.size),
      `${all.longestStatement} / ${all.longestQuestion}`,
      `${train.stories.length} / ${test.stories.length}`,
      `${range(training.statementsPerStory)} (${mean(training.statementsPerStory).toFixed(1)})`,
      range(training.questionsPerStory),
      `${Math.max(...all.statementsBefore.keys())} (${mean(all.statementsBefore).toFixed(1)})`,
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

function range(counts: Counts<number>): string {
  const [lowest, highest] = [Math.min(...counts.keys()), Math.max(...counts.keys())];
  return lowest === highest ? String(lowest) : `${lowest}-${highest}`;
}

function mean(counts: Counts<number>): number {
  let sum = 0, total = 0;
  for (const [value, count] of counts) {
    sum += value * count;
    total += count;
  }
  return sum / total;
}

import { arithmeticTables, type StorySource } from "../../../../tasks/mod.ts";
import { UsageError } from "../../../base/mod.ts";
import { bold, dim, print } from "../../print.ts";
import { columns } from "../../text.ts";
import type { ShowOptions } from "../options.ts";
import { printQuestion } from "../tables/mod.ts";
import { linesOf, readParts } from "./texts.ts";

/**
 * Prints a story line by line: statements that a question follows from are marked with a star, the
 * questions with their answers and the statements they follow from. Of plain arithmetic the table that asks
 * the same is printed below it.
 */
export async function showStory(
  source: StorySource,
  folder: string | undefined,
  options: ShowOptions,
): Promise<void> {
  const { task: name } = source;
  const { train, test } = await readParts(source, folder, options);
  const part = { train, test }[options.part];
  const { story: number } = options, story = part.stories[number - 1];
  if (story === undefined) {
    throw new UsageError(
      `Cannot show story ${number} of ${name}: the last one is ${part.stories.length}`,
    );
  }
  print(bold(`${name}, ${source.title}, ${options.part}, story ${number}`));
  print(dim(part.path));
  const supporting = new Set(story.questions.flatMap(({ supports }) => supports));
  const rows = linesOf(story).map(({ id, text, asked }) => {
    const mark = asked !== null ? "?" : supporting.has(id) ? "*" : "";
    const answer = asked === null ? [] : [asked.answer, `from ${asked.supports.join(" ")}`];
    return [`${id}`, mark, text, ...answer];
  });
  print(...columns(rows, new Set([0])));
  const tables = arithmeticTables[name]?.({
    train: train.text,
    test: test.text,
    trainPath: train.path,
    testPath: test.path,
  });
  if (tables === undefined) return;
  print("", bold("the same question about a table"));
  printQuestion(tables[options.part][number - 1]!, tables);
}

import { arithmeticTables } from "../../../tasks/mod.ts";
import { UsageError } from "../../base/mod.ts";
import { prepareScreen } from "../screen.ts";
import { columns } from "../text.ts";
import { checkLevel, type DataOptions, folderOf, sourceOf, tableSourceOf } from "./options.ts";
import { printQuestion, showTable, showTemplates } from "./tables/mod.ts";
import { linesOf, readParts } from "./texts.ts";
import { bold, dim, print } from "../print.ts";

/** What to show. */
export interface ShowOptions extends DataOptions {
  readonly story: number;
  readonly part: "train" | "test";
  readonly templates?: true | undefined;
}

/**
 * Prints a story, or a table with its question; of plain arithmetic both.
 *
 * @throws {UsageError} If there is no such task or story.
 * @throws {DataError} If a file cannot be read.
 */
export async function showData(name: string, options: ShowOptions): Promise<void> {
  prepareScreen();
  const table = tableSourceOf(name);
  if (table === undefined) await showStory(name, options);
  else if (options.templates) showTemplates(table.source, options);
  else await showTable(table.source, folderOf(table.collection, options), options);
}

/**
 * Prints a story line by line: statements that a question follows from are marked with a star, the
 * questions with their answers and the statements they follow from. Of plain arithmetic the table that asks
 * the same is printed below it.
 */
async function showStory(name: string, options: ShowOptions): Promise<void> {
  const { source, collection } = sourceOf(name);
  if (options.templates) throw new UsageError(`Cannot show templates of ${name}: it has none`);
  checkLevel(name, collection, options);
  const folder = folderOf(collection, options);
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

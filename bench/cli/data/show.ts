import { bold, dim } from "../../../std.ts";
import { UsageError } from "../../errors.ts";
import { prepareScreen } from "../screen.ts";
import { columns } from "../text.ts";
import { type DataOptions, folderOf, sourceOf } from "./options.ts";
import { readParts, storyTexts } from "./texts.ts";

/**
 * Prints a story line by line: statements that a question follows from are marked with a star, the
 * questions with their answers and the statements they follow from.
 *
 * @throws {UsageError} If there is no such task or story.
 * @throws {DataError} If a file cannot be read.
 */
export async function showStory(
  name: string,
  options: DataOptions & { readonly story: number; readonly part: "train" | "test" },
): Promise<void> {
  prepareScreen();
  const { source, collection } = sourceOf(name);
  const folder = folderOf(collection, options);
  const part = (await readParts(source, folder, options))[options.part];
  const { story: number } = options, story = part.stories[number - 1];
  if (story === undefined) {
    throw new UsageError(
      `Cannot show story ${number} of ${name}: the last one is ${part.stories.length}`,
    );
  }
  console.log(bold(`${name}, ${source.title}, ${options.part}, story ${number}`));
  console.log(dim(part.path));
  const supporting = new Set(story.questions.flatMap(({ supports }) => supports));
  const lines = storyTexts(part.text)[number - 1]!.trimEnd().split("\n");
  const rows = lines.map((line) => {
    const [, id, content] = /^(\d+) (.*)$/.exec(line)!;
    const [sentence, answer, supports] = content!.split("\t");
    const mark = answer !== undefined ? "?" : supporting.has(Number(id)) ? "*" : "";
    return [
      id!,
      mark,
      sentence!.trim(),
      ...answer === undefined ? [] : [answer, `from ${supports}`],
    ];
  });
  for (const line of columns(rows, new Set([0]))) console.log(line);
}

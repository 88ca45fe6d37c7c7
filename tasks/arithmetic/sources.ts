import { locateTexts } from "../files/mod.ts";
import type { StorySource } from "../kinds/story/mod.ts";
import { type ArithmeticOptions, drawProblems } from "./generator.ts";
import { type ArithmeticName, arithmeticNames, arithmetics } from "./problem.ts";
import { writeStories } from "./story.ts";

/** Where the stories of a kind of problem come from: generated as the options say, or files. */
function arithmeticSource(name: ArithmeticName, number: number): StorySource {
  const arithmetic = arithmetics[name], { task, title } = arithmetic;
  const { largest, trainingShare }: ArithmeticOptions = arithmetic;
  return {
    task,
    number,
    title,
    fileNames: { train: `${task}_train.txt`, test: `${task}_test.txt` },
    generate(data) {
      const { train, test } = drawProblems(arithmetic, { largest, trainingShare }, data);
      return { train: writeStories(name, train), test: writeStories(name, test) };
    },
    locate: (folder) => locateTexts(folder, task),
  };
}

/** The four, in their order, with their own numbers and shares. */
export const arithmeticSources: readonly StorySource[] = arithmeticNames.map((name, i) =>
  arithmeticSource(name, i + 1)
);

import type { Dataset } from "../dataset.ts";
import { textPaths } from "../files/mod.ts";
import { buildStoryDataset, readTexts, type StoryTask } from "../kinds/story/mod.ts";
import { buildTableDataset, type TableTask } from "../kinds/table/mod.ts";
import type { DeclaredOptions, TaskOptions } from "../options.ts";
import type { Task } from "../task.ts";
import { drawProblems } from "./generator.ts";
import { type Arithmetic, type ArithmeticName, arithmeticNames, arithmetics } from "./problem.ts";
import { arithmeticSources } from "./sources.ts";
import { writeStories } from "./story.ts";
import { type NamedTexts, tableQuestions } from "./table.ts";

/** The largest number that can be asked for: there are 500,000 comparisons up to it. */
const LARGEST = 20;

function optionsOf({ largest, trainingShare }: Arithmetic): DeclaredOptions {
  return {
    largest: {
      type: "integer",
      from: 1,
      to: LARGEST,
      default: largest,
      description: "largest number of a problem",
    },
    trainingShare: {
      type: "share",
      default: trainingShare,
      description: "share of the combinations of numbers that training shows",
    },
  };
}

/** What the two tasks of a kind of problem share: only the form in which a network sees it differs. */
function arithmeticTask<D extends Dataset>(
  name: ArithmeticName,
  build: (texts: NamedTexts) => D,
): Omit<Task<D>, "kind"> {
  const arithmetic: Arithmetic = arithmetics[name];
  const { task, title } = arithmetic;
  const source = arithmeticSources[arithmeticNames.indexOf(name)]!;
  return {
    name: task,
    title,
    version: 1,
    collection: "arithmetic",
    // As of the bAbI tasks.
    targetError: 0.05,
    published: [],
    released: null,
    citation: null,
    parts: [task],
    options: optionsOf(arithmetic),
    graded: false,
    generate(data, options) {
      const { train, test } = drawProblems(arithmetic, chosen(options), data);
      return build({
        train: writeStories(name, train),
        test: writeStories(name, test),
        trainPath: `${task} (generated, train)`,
        testPath: `${task} (generated, test)`,
      });
    },
    files: {
      locate: async (folder) => ({ [task]: await source.locate(folder) }),
      async read(files) {
        const paths = textPaths(files[task]), { train, test } = paths;
        return build({ ...await readTexts(paths), trainPath: train, testPath: test });
      },
    },
  };
}

function chosen({ largest, trainingShare }: TaskOptions) {
  return { largest: Number(largest), trainingShare: Number(trainingShare) };
}

function storyTask(name: ArithmeticName): StoryTask {
  const { task } = arithmetics[name];
  return {
    ...arithmeticTask(name, (texts) => buildStoryDataset([{ task, ...texts }])),
    kind: "story",
  };
}

/** The same stories, read back and written into tables. */
function tableTask(name: ArithmeticName): TableTask {
  const build = (texts: NamedTexts) => buildTableDataset(tableQuestions(name, texts));
  return { ...arithmeticTask(name, build), kind: "table" };
}

function byName<T extends Task>(tasks: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(tasks.map((task) => [task.name, task]));
}

/** Plain arithmetic as stories, by name. */
export const arithmeticStoryTasks: Readonly<Record<string, StoryTask>> = byName(
  arithmeticNames.map(storyTask),
);

/** Plain arithmetic as tables, by name. The test questions are those of the stories. */
export const arithmeticTableTasks: Readonly<Record<string, TableTask>> = byName(
  arithmeticNames.map(tableTask),
);

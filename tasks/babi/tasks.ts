import { type TextPaths, textPaths } from "../files/mod.ts";
import {
  buildStoryDataset,
  readTexts,
  type StoryDataset,
  type StorySource,
  type StoryTask,
  type TaskTexts,
  type Texts,
} from "../kinds/story/mod.ts";
import { MissingFileError, type TaskFiles } from "../task.ts";
import { publishedJointResults, publishedResults } from "./published.ts";
import { storySources } from "./sources.ts";

function named(task: string, texts: Texts, { train, test, validation }: TextPaths): TaskTexts {
  return { task, ...texts, trainPath: train, testPath: test, validationPath: validation };
}

/** A task over the stories of one source, or of several: then one network learns them all. */
function storyTask(
  own: Pick<StoryTask, "name" | "title" | "published">,
  sources: readonly StorySource[],
): StoryTask {
  return {
    ...own,
    version: 1,
    kind: "story",
    collection: "babi",
    // A task counts as failed above 5 % (Weston et al. 2015, arXiv 1502.05698).
    targetError: 0.05,
    released: "stories",
    citation: "bAbI tasks: Weston et al. 2015, arXiv 1502.05698.",
    parts: sources.map(({ task }) => task),
    options: {},
    graded: false,
    generate(data) {
      return buildStoryDataset(sources.map(({ task, generate }) => {
        const path = (part: string) => `${task} (generated, ${part})`;
        return named(task, generate(data), { train: path("train"), test: path("test") });
      }));
    },
    files: {
      locate: (folder) => locateParts(folder, sources),
      read: (files) => read(files, sources),
    },
  };
}

async function locateParts(
  folder: string,
  sources: readonly StorySource[],
): Promise<TaskFiles> {
  const found: Record<string, TextPaths> = {};
  let missing: MissingFileError | null = null;
  for (const { task, locate } of sources) {
    try {
      found[task] = await locate(folder);
    } catch (error) {
      if (!(error instanceof MissingFileError)) throw error;
      missing ??= error;
    }
  }
  if (missing !== null && Object.keys(found).length === 0) throw missing;
  return found;
}

async function read(
  files: TaskFiles,
  sources: readonly StorySource[],
): Promise<StoryDataset> {
  const texts: TaskTexts[] = [];
  for (const { task } of sources) {
    if (files[task] === undefined) continue;
    const paths = textPaths(files[task]);
    texts.push(named(task, await readTexts(paths), paths));
  }
  return buildStoryDataset(texts);
}

const single = storySources.map((source) => {
  const { task: name, number, title } = source;
  return storyTask({ name, title, published: publishedResults(number) }, [source]);
});

/** One network for all twenty tasks. */
const joint = storyTask({
  name: "babi-joint",
  title: "all twenty tasks together",
  published: publishedJointResults(),
}, storySources);

/** The bAbI tasks, by name: babi-qa1 to babi-qa20, and babi-joint. */
export const babiTasks: Readonly<Record<string, StoryTask>> = Object.fromEntries(
  [...single, joint].map((task) => [task.name, task]),
);

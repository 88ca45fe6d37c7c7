import { type FilePair, MissingFileError, type StoryTask } from "../task.ts";
import { readTaskOptions } from "../task_options.ts";
import { buildDataset } from "./dataset.ts";
import type { TaskTexts } from "./parts.ts";
import { publishedJointResults, publishedResults } from "./published.ts";
import { type StorySource, storySources, type Texts } from "./sources.ts";

function named(task: string, texts: Texts, paths: FilePair): TaskTexts {
  const { train: trainPath, test: testPath, validation: validationPath } = paths;
  return { task, ...texts, trainPath, testPath, validationPath };
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
    parts: sources.map(({ task }) => task),
    parseOptions: (options) => readTaskOptions(own.name, {}, options),
    generate(data) {
      return buildDataset(sources.map(({ task, generate }) => {
        const path = (part: string) => `${task} (generated, ${part})`;
        return named(task, generate(data), { train: path("train"), test: path("test") });
      }));
    },
    async locate(folder) {
      const found: Record<string, FilePair> = {};
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
    },
    async read(files) {
      const texts: TaskTexts[] = [];
      for (const { task, read } of sources) {
        const pair = files[task];
        if (pair !== undefined) texts.push(named(task, await read(pair), pair));
      }
      return buildDataset(texts);
    },
  };
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

import type { StorySource } from "../../../../tasks/mod.ts";
import { UsageError } from "../../../base/mod.ts";
import { parseNumbers } from "../../seeds.ts";
import type { Collection } from "../collection.ts";
import { type FileOptions, folderToVerify, refuseLevel } from "../options.ts";
import { showStory } from "./show.ts";
import { printStoryStatistics } from "./stats.ts";
import { verifyStories } from "./verify.ts";

/** Tasks about stories. */
export function storyCollection(name: string, sources: readonly StorySource[]): Collection {
  return {
    tasks: sources.map(({ task }) => task),
    files(options) {
      refuseLevel(name, options);
      const { train, test, seed } = options;
      return choose(sources, options).map(({ fileNames, generate }) => ({
        fileNames,
        make: () => generate({ train, test, seed }),
      }));
    },
    async show(task, folder, options) {
      if (options.templates) throw new UsageError(`Cannot show templates of ${task}: it has none`);
      refuseLevel(task, options);
      await showStory(sources.find((source) => source.task === task)!, folder, options);
    },
    async printStatistics(folder, options) {
      refuseLevel(name, options);
      await printStoryStatistics(choose(sources, options), folder, options);
    },
    verify: (folder, options) =>
      verifyStories(choose(sources, options), folderToVerify(name, folder)),
  };
}

/** The tasks that `--tasks` chooses by their numbers; all, if nothing is said. */
function choose(sources: readonly StorySource[], { tasks }: FileOptions): readonly StorySource[] {
  if (tasks === undefined) return sources;
  return parseNumbers("--tasks")(tasks).map((number) => {
    const task = sources.find((task) => task.number === number);
    if (task === undefined) {
      throw new UsageError(`Cannot use --tasks ${number}: there are tasks 1 to ${sources.length}`);
    }
    return task;
  });
}

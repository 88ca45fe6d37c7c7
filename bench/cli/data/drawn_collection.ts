import type { Task } from "../../../tasks/mod.ts";
import { UsageError } from "../../base/mod.ts";
import type { Collection } from "./collection.ts";
import { refuseLevel, type ShowOptions } from "./options.ts";

/**
 * Tasks whose examples are drawn in every run and have no files.
 *
 * @param examples What they are called, in the plural.
 */
export function drawnCollection<T extends Task>(
  name: string,
  byName: Readonly<Record<string, T>>,
  examples: string,
  show: (task: T, options: ShowOptions) => void,
): Collection {
  const tasks = Object.keys(byName);
  const refuse = (action: string): never => {
    throw new UsageError(
      `Cannot ${action} ${name}: every run draws its ${examples}; ` +
        `\`data show ${tasks[0]}\` prints one`,
    );
  };
  return {
    tasks,
    files: () => refuse("write files of"),
    show(task, folder, options) {
      if (folder !== undefined) return refuse("read files of");
      if (options.templates) throw new UsageError(`Cannot show templates of ${task}: it has none`);
      refuseLevel(task, options);
      show(byName[task]!, options);
      return Promise.resolve();
    },
    printStatistics: () => refuse("measure"),
    verify: () => refuse("verify files of"),
  };
}

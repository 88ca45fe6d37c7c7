import type { TapeTask } from "../../../../tasks/mod.ts";
import { UsageError } from "../../../base/mod.ts";
import type { Collection } from "../collection.ts";
import { refuseLevel } from "../options.ts";
import { showTape } from "./show.ts";

/** Tasks about tapes, which are drawn in every run and have no files. */
export function tapeCollection(
  name: string,
  byName: Readonly<Record<string, TapeTask>>,
): Collection {
  const tasks = Object.keys(byName);
  const refuse = (action: string): never => {
    throw new UsageError(
      `Cannot ${action} ${name}: every run draws its tapes; \`data show ${tasks[0]}\` prints one`,
    );
  };
  return {
    tasks,
    files: () => refuse("write files of"),
    show(task, folder, options) {
      if (folder !== undefined) return refuse("read files of");
      if (options.templates) throw new UsageError(`Cannot show templates of ${task}: it has none`);
      refuseLevel(task, options);
      showTape(byName[task]!, options);
      return Promise.resolve();
    },
    printStatistics: () => refuse("measure"),
    verify: () => refuse("verify files of"),
  };
}

import type { DigitSource } from "../../../../tasks/mod.ts";
import { lookUp, UsageError } from "../../../base/mod.ts";
import type { Collection } from "../collection.ts";
import { type FileOptions, folderToVerify, refuseLevel } from "../options.ts";
import { showImage } from "./show.ts";
import { printImageStatistics } from "./stats.ts";
import { verifyImages } from "./verify.ts";

/** Tasks about images. */
export function imageCollection(name: string, sources: readonly DigitSource[]): Collection {
  const byName = Object.fromEntries(sources.map((source) => [source.task, source]));
  /** The tasks that `--tasks` chooses by their names. */
  const choose = ({ tasks }: FileOptions): readonly DigitSource[] =>
    tasks?.split(",").map((typed) => lookUp("task", byName, typed.trim())) ?? sources;
  return {
    tasks: Object.keys(byName),
    files() {
      throw new UsageError(
        `Cannot write files of ${name}: only the original ones are read; ` +
          "every run without --data draws its own images",
      );
    },
    async show(task, folder, options) {
      if (options.templates) throw new UsageError(`Cannot show templates of ${task}: it has none`);
      refuseLevel(task, options);
      await showImage(byName[task]!, folder, options);
    },
    async printStatistics(folder, options) {
      refuseLevel(name, options);
      await printImageStatistics(choose(options), folder, options);
    },
    verify: (folder, options) => verifyImages(choose(options), folderToVerify(name, folder)),
  };
}

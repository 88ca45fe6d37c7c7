import { arithmeticSources, type StorySource, storySources } from "../../../tasks/mod.ts";
import { UsageError } from "../../errors.ts";
import { lookUp } from "../../select.ts";

/** Which of the user's files. */
export interface FileOptions {
  /** Folders by the name of a collection. */
  readonly data?: ReadonlyMap<string, string> | undefined;
  readonly tasks?: readonly number[] | undefined;
}

/** Files, or how many questions to generate, and from which seed. */
export interface DataOptions extends FileOptions {
  readonly train: number;
  readonly test: number;
  readonly seed: number;
}

const collections: Readonly<Record<string, readonly StorySource[]>> = {
  babi: storySources,
  arithmetic: arithmeticSources,
};

/** Their names, for help texts. */
export const collectionNames = Object.keys(collections).join(" or ");

/**
 * The tasks of a collection that `--tasks` chooses; all, if nothing is said.
 *
 * @throws {UsageError} If there is no such collection or task.
 */
export function chooseTasks(collection: string, { tasks: numbers }: FileOptions): StorySource[] {
  const all = lookUp("collection", collections, collection);
  if (numbers === undefined) return [...all];
  return numbers.map((number) => {
    const task = all.find((task) => task.number === number);
    if (task === undefined) {
      throw new UsageError(`Cannot use --tasks ${number}: there are tasks 1 to ${all.length}`);
    }
    return task;
  });
}

/**
 * The source of a task's stories, and the collection that it is of.
 *
 * @throws {UsageError} If there is no such task.
 */
export function sourceOf(
  task: string,
): { readonly source: StorySource; readonly collection: string } {
  const all = Object.entries(collections).flatMap(([collection, sources]) =>
    sources.map((source) => [source.task, { source, collection }] as const)
  );
  return lookUp("task", Object.fromEntries(all), task);
}

/** The folder that `--data` gives for a collection; undefined for none. */
export function folderOf(collection: string, { data }: FileOptions): string | undefined {
  for (const name of data?.keys() ?? []) lookUp("collection", collections, name);
  return data?.get(collection);
}

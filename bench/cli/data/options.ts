import {
  arithmeticSources,
  type StorySource,
  storySources,
  type TableSource,
  tableSources,
} from "../../../tasks/mod.ts";
import { lookUp, unknownName, UsageError } from "../../base/mod.ts";
import { parseNumbers } from "../seeds.ts";

/** Which of the user's files. */
export interface FileOptions {
  /** Folders by the name of a collection. */
  readonly data?: ReadonlyMap<string, string> | undefined;
  /** As typed: numbers, or names. */
  readonly tasks?: string | undefined;
}

/** Files, or how many questions to generate, and from which seed. */
export interface DataOptions extends FileOptions {
  readonly train: number;
  readonly test: number;
  readonly seed: number;
  /** Of questions about tables. */
  readonly level?: number | undefined;
}

/** The files of a task, and what makes their texts. */
export interface FilesToWrite {
  readonly fileNames: Readonly<Record<"train" | "test", string>>;
  make(): Readonly<Record<"train" | "test", string>>;
}

const collections: Readonly<Record<string, readonly StorySource[]>> = {
  babi: storySources,
  arithmetic: arithmeticSources,
};

/** Collections of questions about tables. */
const tableCollections: Readonly<Record<string, readonly TableSource[]>> = { tables: tableSources };

const allCollections = { ...collections, ...tableCollections };

/** Their names, for help texts. */
export const collectionNames = Object.keys(allCollections).join(" or ");

/** Whether a collection is one of tables. */
export function isOfTables(collection: string): boolean {
  return Object.hasOwn(tableCollections, collection);
}

/**
 * The tasks of a collection that `--tasks` chooses; all, if nothing is said.
 *
 * @throws {UsageError} If there is no such collection or task.
 */
export function chooseTasks(collection: string, { tasks }: FileOptions): StorySource[] {
  lookUp("collection", allCollections, collection);
  const all = collections[collection]!;
  if (tasks === undefined) return [...all];
  return parseNumbers("--tasks")(tasks).map((number) => {
    const task = all.find((task) => task.number === number);
    if (task === undefined) {
      throw new UsageError(`Cannot use --tasks ${number}: there are tasks 1 to ${all.length}`);
    }
    return task;
  });
}

/**
 * The tasks of a collection of tables that `--tasks` chooses, by their names or how they end: "5" for
 * "tables-5".
 *
 * @throws {UsageError} If there is no such task.
 */
export function chooseTables(collection: string, { tasks }: FileOptions): TableSource[] {
  const all = tableCollections[collection]!;
  if (tasks === undefined) return [...all];
  const byName = Object.fromEntries(all.map((source) => [source.task, source]));
  return tasks.split(",").map((typed) => {
    const name = typed.trim(), whole = `${collection}-${name}`;
    return lookUp("task", byName, Object.hasOwn(byName, whole) ? whole : name);
  });
}

/** The source of a task about tables, and its collection; undefined if it is no such task. */
export function tableSourceOf(
  task: string,
): { readonly source: TableSource; readonly collection: string } | undefined {
  return findSource(tableCollections, task);
}

/**
 * The source of a task's stories, and its collection.
 *
 * @throws {UsageError} If there is no such task.
 */
export function sourceOf(
  task: string,
): { readonly source: StorySource; readonly collection: string } {
  const found = findSource(collections, task);
  if (found !== undefined) return found;
  throw unknownName("task", task, Object.values(allCollections).flat().map(({ task }) => task));
}

function findSource<Source extends { readonly task: string }>(
  collections: Readonly<Record<string, readonly Source[]>>,
  task: string,
): { readonly source: Source; readonly collection: string } | undefined {
  for (const [collection, sources] of Object.entries(collections)) {
    const source = sources.find((source) => source.task === task);
    if (source !== undefined) return { source, collection };
  }
  return undefined;
}

/**
 * The folder that `--data` gives for a collection; undefined for none.
 *
 * @throws {UsageError} If it names no collection, or another one.
 */
export function folderOf(collection: string, { data }: FileOptions): string | undefined {
  for (const name of data?.keys() ?? []) {
    lookUp("collection", allCollections, name);
    if (name !== collection) {
      throw new UsageError(
        `Cannot use --data ${name}: the files needed are of ${collection}`,
      );
    }
  }
  return data?.get(collection);
}

/**
 * Makes sure that `--level` is given only where there are levels.
 *
 * @param subject The collection or task that the command is about.
 * @throws {UsageError} If the collection has none.
 */
export function checkLevel(
  subject: string,
  collection: string,
  { level }: Pick<DataOptions, "level">,
): void {
  lookUp("collection", allCollections, collection);
  if (level === undefined || isOfTables(collection)) return;
  throw new UsageError(`Cannot use --level ${level}: ${subject} has no levels`);
}

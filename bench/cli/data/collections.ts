import {
  arithmeticSources,
  digitSource,
  sequenceTasks,
  storySources,
  tableSources,
  tapeTasks,
} from "../../../tasks/mod.ts";
import { lookUp, unknownName, UsageError } from "../../base/mod.ts";
import type { Collection } from "./collection.ts";
import { drawnCollection } from "./drawn_collection.ts";
import { imageCollection } from "./images/mod.ts";
import type { FileOptions } from "./options.ts";
import { showSequence } from "./sequences/mod.ts";
import { storyCollection } from "./stories/mod.ts";
import { tableCollection } from "./tables/mod.ts";
import { showTape } from "./tapes/mod.ts";

/** The collections by name: the NAME in `--data NAME=PATH`. */
const collections: Readonly<Record<string, Collection>> = {
  babi: storyCollection("babi", storySources),
  arithmetic: storyCollection("arithmetic", arithmeticSources),
  tables: tableCollection("tables", tableSources),
  mnist: imageCollection("mnist", [digitSource]),
  algorithms: drawnCollection("algorithms", tapeTasks, "tapes", showTape),
  sequences: drawnCollection("sequences", sequenceTasks, "sequences", showSequence),
};

/** The names of all collections. */
export function collectionNames(): string[] {
  return Object.keys(collections);
}

/**
 * A collection by its name.
 *
 * @throws {UsageError} If there is none.
 */
export function findCollection(name: string): Collection {
  const owner = Object.hasOwn(collections, name) ? undefined : ownerOf(name);
  if (owner !== undefined) {
    throw new UsageError(`Unknown collection "${name}": it is a task of the collection "${owner}"`);
  }
  return lookUp("collection", collections, name);
}

/**
 * The name of the collection that has a task.
 *
 * @throws {UsageError} If none has it.
 */
export function collectionOf(task: string): string {
  const owner = ownerOf(task);
  if (owner !== undefined) return owner;
  if (Object.hasOwn(collections, task)) {
    const [example] = collections[task]!.tasks;
    throw new UsageError(
      `Unknown task "${task}": it is a collection; name one of its tasks, as "${example}"`,
    );
  }
  throw unknownName("task", task, Object.values(collections).flatMap(({ tasks }) => tasks));
}

/**
 * The folder that `--data` gives for a collection; undefined for none.
 *
 * @throws {UsageError} If it names no collection, or another one.
 */
export function folderOf(collection: string, { data }: FileOptions): string | undefined {
  for (const name of data?.keys() ?? []) {
    findCollection(name);
    if (name !== collection) {
      throw new UsageError(`Cannot use --data ${name}: the files needed are of ${collection}`);
    }
  }
  return data?.get(collection);
}

/** The name of the collection that has a task; undefined if none has it. */
function ownerOf(task: string): string | undefined {
  return Object.entries(collections).find(([, { tasks }]) => tasks.includes(task))?.[0];
}

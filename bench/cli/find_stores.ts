import { join } from "node:path";
import { fileFault, UsageError } from "../base/mod.ts";
import { type StorePlace, storePlace } from "../run/merge/mod.ts";
import { resolveUserPath, showPath } from "./paths.ts";

/** The stores that names stand for. */
export interface FoundStores {
  readonly places: readonly StorePlace[];
  /** Paths where a run was stopped before it wrote anything, and folders of its logs. */
  readonly empty: readonly string[];
}

/**
 * The stores of folders of results, those of restarts included, and stores named by their file; each once.
 *
 * @throws {UsageError} If a name is of neither, or there is nothing in any of them.
 */
export async function findStores(names: readonly string[]): Promise<FoundStores> {
  const places = new Map<string, StorePlace>(), empty = new Set<string>();
  for (const name of names) {
    // Of a variable that is not set, as a path, the whole folder that one is in.
    if (name.trim() === "") throw new UsageError('Cannot merge "": it names no folder or file');
    const path = resolveUserPath(name);
    const refuse = (reason: string) => new UsageError(`Cannot merge ${showPath(path)}: ${reason}`);
    try {
      const { isDirectory } = await Deno.stat(path);
      const found = isDirectory ? await storesIn(path) : [storePlace(path)];
      if (found.length === 0) {
        if (await hasResults(path)) throw refuse("it has no store, trials.sqlite");
        empty.add(path);
      }
      for (const place of found) {
        if ((await Deno.stat(place.path)).size === 0) empty.add(place.path);
        else places.set(await Deno.realPath(place.path), place);
      }
    } catch (error) {
      throw error instanceof UsageError ? error : refuse(fileFault(error));
    }
  }
  if (places.size === 0) {
    throw new UsageError(`Cannot merge ${names.join(" ")}: nothing was written there yet`);
  }
  return { places: [...places.values()], empty: [...empty] };
}

/** The stores of a folder, in the order in which their run was started. */
async function storesIn(folder: string): Promise<StorePlace[]> {
  const entries = await Array.fromAsync(Deno.readDir(folder));
  return entries.filter(({ isDirectory }) => !isDirectory)
    .map(({ name }) => storePlace(join(folder, name)))
    .filter(({ restart }) => restart !== null)
    .sort((one, other) => one.restart! - other.restart!);
}

/** Whether a folder has a file that is no log, in whatever folder below it. */
async function hasResults(folder: string): Promise<boolean> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory ? await hasResults(join(folder, name)) : !name.endsWith(".log")) return true;
  }
  return false;
}

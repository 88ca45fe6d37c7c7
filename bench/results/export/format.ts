import type { Column, Value } from "../tables/mod.ts";

/** What a format writes: the columns that were chosen, and their cells. */
export interface Sheet {
  readonly columns: readonly Column[];
  readonly rows: Iterable<readonly Value[]>;
  /** Where the numbers are from, in pairs of a word and what it is. */
  readonly about: readonly (readonly [name: string, value: string])[];
}

/** A way to write a table down. */
export interface ExportFormat {
  readonly title: string;
  /** Whether it is for a file and not for a terminal. */
  readonly binary: boolean;
  /** Tables for people have fewer columns, with intervals in the cells, and begin with a summary. */
  readonly forPeople: boolean;
  /** In pieces of some size, so that a million rows need not be in memory at once. */
  write(sheet: Sheet): Iterable<Uint8Array>;
}

/** Things in groups of a size; the last group may be smaller. */
export function* inGroups<T>(things: Iterable<T>, size: number): Generator<T[]> {
  let group: T[] = [];
  for (const thing of things) {
    group.push(thing);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

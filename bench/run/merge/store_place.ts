import { basename, dirname } from "node:path";

/** Where a store that is merged lies. */
export interface StorePlace {
  /** Absolute. */
  readonly path: string;
  /** Of the results that it belongs to. */
  readonly folder: string;
  /** Which start of a run wrote it: 0 for the first; null for a store with a name of its own. */
  readonly restart: number | null;
}

/** What the path of a store says. */
export function storePlace(path: string): StorePlace {
  const [, restart, isUsual] = /^trials(?:\.(\d+))?(\.sqlite)$/.exec(basename(path)) ?? [];
  return {
    path,
    folder: dirname(path),
    restart: isUsual === undefined ? null : Number(restart ?? 0),
  };
}

/** The kinds of store by name. Nothing heavy is loaded here: the command line reads `--storage` by it. */

import type { Machine } from "./machine.ts";
import {
  hostAndPort,
  parseServerAddress,
  SERVER_FORM,
  SERVER_VARIABLES,
  showServer,
} from "./postgres/server_address.ts";
import type { StoreUse, TrialStore } from "./store.ts";

/** A kind of store, as `--storage KIND:PLACE` names it. */
export interface StoreKind {
  /** How a place is written: "sqlite:FILE". */
  readonly form: string;
  /** Whether its place is the path of a file. */
  readonly isFile: boolean;
  /** What the names of the files beside that one end in. */
  readonly besides: readonly string[];
  /** How that file begins, by which it is recognized; null for none. */
  readonly begins: string | null;
  /** What a kind that is asked over the network needs; null for any other. */
  readonly server: ServerKind | null;
  /**
   * Opens a store.
   *
   * @param machine That runs the trials which are put; null if it is not known.
   * @throws {UsageError} If it cannot be opened, is in use, or is of another version.
   */
  open(place: string, use: StoreUse, machine: Machine | null): Promise<TrialStore>;
}

/** A kind of store that is asked over the network. */
export interface ServerKind {
  /** The environment variables that it reads. */
  readonly variables: readonly string[];
  /** Of these, those with the path of a file that it reads. */
  readonly files: readonly string[];
  /**
   * The one host and port that are asked: "db.example.org:5432".
   *
   * @throws {UsageError} If a place is not written as it should be.
   */
  hostOf(place: string): string;
  /** A place as people may see it: without a password. */
  show(place: string): string;
}

/** Where a store is. */
export interface StoreLocation {
  /** A name in `storeKinds`. */
  readonly kind: string;
  /** For a file, its absolute path; for a server it may have a password in it. */
  readonly place: string;
}

/** Every kind of store, by name. */
export const storeKinds: Readonly<Record<string, StoreKind>> = {
  sqlite: {
    form: "sqlite:FILE",
    isFile: true,
    besides: ["-wal", "-shm", "-journal"],
    begins: "SQLite format 3\0",
    server: null,
    async open(place, use, machine) {
      const { SqliteStore } = await import("./sqlite_store.ts");
      return new SqliteStore(place, use, machine);
    },
  },
  postgresql: {
    form: SERVER_FORM,
    isFile: false,
    besides: [],
    begins: null,
    server: {
      variables: SERVER_VARIABLES,
      files: ["PGSSLROOTCERT"],
      hostOf: (place) => hostAndPort(parseServerAddress(place)),
      show: (place) => showServer(parseServerAddress(place)),
    },
    async open(place, use, machine) {
      const { PostgresStore } = await import("./postgres/mod.ts");
      return await PostgresStore.open(place, use, machine);
    },
  },
};

/** A store in an SQLite file. */
export function sqliteFile(path: string): StoreLocation {
  return { kind: "sqlite", place: path };
}

/** The kind of a store. */
export function kindOfStore({ kind }: StoreLocation): StoreKind {
  return storeKinds[kind]!;
}

/** Whether a file that begins with a text is a store of some kind. */
export function isStore(text: string): boolean {
  return Object.values(storeKinds).some(({ begins }) => begins !== null && text.startsWith(begins));
}

/** Opens a store; see `StoreKind.open`. */
export function openStore(
  location: StoreLocation,
  use: StoreUse,
  machine: Machine | null = null,
): Promise<TrialStore> {
  return kindOfStore(location).open(location.place, use, machine);
}

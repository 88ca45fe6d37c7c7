import { UsageError } from "../../base/mod.ts";
import { openSnapshot } from "./snapshot.ts";
import type { SqliteStore } from "./sqlite_store.ts";
import type { Answer, TrialStore } from "./store.ts";

/** The stores of a job's earlier starts, the last one first. */
export class EarlierStores implements Disposable {
  readonly stores: readonly SqliteStore[];
  /** Why some cannot be read, in sentences without a full stop. */
  readonly notes: readonly string[];

  /**
   * Reads what the stores have at this moment: the process of an earlier start may still be alive.
   *
   * @param paths The first one first; those that are not there are left out.
   */
  constructor(paths: readonly string[]) {
    const stores: SqliteStore[] = [], notes: string[] = [];
    for (const path of paths.toReversed()) {
      try {
        Deno.statSync(path);
      } catch {
        continue;
      }
      try {
        stores.push(openSnapshot(path));
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        notes.push(`${error.message}; its trials run again`);
      }
    }
    this.stores = stores;
    this.notes = notes;
  }

  [Symbol.dispose](): void {
    for (const store of this.stores) store[Symbol.dispose]();
  }
}

/** A store that also has what others have. Only itself is written; it closes them with itself. */
export function withEarlier(own: TrialStore, earlier: EarlierStores): TrialStore {
  const all = [own, ...earlier.stores];
  /** The first that has a trial which ended; otherwise the first that has it. */
  const keeperOf = async (id: string, fingerprint: string | null) => {
    let failed: TrialStore | null = null;
    for (const store of all) {
      const result = await store.get(id, fingerprint);
      if (result !== null && result.status !== "failed") return store;
      if (result !== null) failed ??= store;
    }
    return failed;
  };
  const get: TrialStore["get"] = async (id, fingerprint) =>
    await (await keeperOf(id, fingerprint))?.get(id, fingerprint) ?? null;
  return {
    get damaged() {
      return new Set(all.flatMap(({ damaged }) => [...damaged]));
    },
    get,
    async find(prefix) {
      const found = (await Promise.all(all.map((store) => store.find(prefix)))).flat();
      const ids = [...new Set(found.map(({ id }) => id))].sort();
      const results = await Promise.all(ids.map(async (id) => await get(id, null)));
      return results.filter((result) => result !== null);
    },
    network: async (id, fingerprint) =>
      await (await keeperOf(id, fingerprint))?.network(id, fingerprint) ?? null,
    machineOf: async (id, fingerprint) =>
      await (await keeperOf(id, fingerprint))?.machineOf(id, fingerprint) ?? null,
    put: (...row): Answer<"new" | "known"> => own.put(...row),
    check: () => own.check(),
    addRun: (record) => own.addRun(record),
    runs: () => own.runs(),
    async [Symbol.asyncDispose]() {
      earlier[Symbol.dispose]();
      if (Symbol.asyncDispose in own) await own[Symbol.asyncDispose]();
      else own[Symbol.dispose]();
    },
  };
}

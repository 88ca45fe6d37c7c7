import {
  codeFingerprint,
  FreshRun,
  type Plan,
  type SearchedTrial,
  trialFingerprint,
} from "../run/mod.ts";
import { EarlierStores } from "../run/store/mod.ts";
import { isThere, openStored } from "./list_results.ts";
import { freshFile, type StartStores, storeOfRun } from "./paths.ts";
import type { RunOptions } from "./run_options.ts";

/** What a run would take from its store, and from those of earlier starts. */
export interface StoredTrials {
  readonly ids: ReadonlySet<string>;
  readonly trials: readonly SearchedTrial[];
  /** Why some stores cannot be read, in sentences without a full stop. */
  readonly notes: readonly string[];
}

/**
 * The trials of a plan that have ended.
 *
 * @throws {UsageError} If the store cannot be read.
 */
export async function storedTrials(
  plan: Plan,
  { own, earlier }: StartStores,
  folder: string,
  { fresh, reuseAny }: RunOptions,
): Promise<StoredTrials> {
  const fingerprint = await codeFingerprint();
  const origin = { fingerprint, store: storeOfRun(own, folder) };
  const made = fresh ? FreshRun.made(freshFile(folder), origin) ?? new Set() : null;
  if (made?.size === 0) return { ids: made, trials: [], notes: [] };
  using before = new EarlierStores(earlier.map(({ place }) => place));
  await using store = await isThere(own) ? await openStored(own) : null;
  const trials = new Map<string, SearchedTrial>();
  for (const one of [...store === null ? [] : [store], ...before.stores]) {
    for (const { id, plugins } of plan.trials) {
      if (made?.has(id) === false) continue;
      const trial = await one.get(id, trialFingerprint(fingerprint, plugins)) ??
        (reuseAny ? await one.get(id, null) : null);
      if (trial === null || trial.status === "failed") continue;
      const { status, metrics } = trial;
      trials.set(id, { id, status, metrics });
    }
  }
  return { ids: new Set(trials.keys()), trials: [...trials.values()], notes: before.notes };
}

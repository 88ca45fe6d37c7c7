import { counted, listed, UsageError } from "../../base/mod.ts";
import type { RunRecord } from "../store/mod.ts";

/** What of a store says which code made its trials. */
export interface StoreCode {
  /** As people write its path. */
  readonly place: string;
  readonly runs: readonly RunRecord[];
  readonly trials: readonly { readonly id: string; readonly fingerprint: string }[];
}

/**
 * Makes sure that all trials were made by the same code. Those of plug-ins may have different ones, as long
 * as no trial has two.
 *
 * @throws {UsageError} If not: it says which store has which.
 */
export function checkFingerprints(stores: readonly StoreCode[]): void {
  const codes = new Map<string, Set<string>>(), trials = new Map<string, Map<string, string>>();
  for (const { place, runs, trials: own } of stores) {
    const found = [
      ...runs.map(({ fingerprint }) => fingerprint),
      ...own.map(({ fingerprint }) => fingerprint),
    ].map(codeOf);
    for (const code of found) {
      if (!codes.has(code)) codes.set(code, new Set());
      codes.get(code)!.add(place);
    }
    for (const { id, fingerprint } of own) {
      if (!trials.has(id)) trials.set(id, new Map());
      const places = trials.get(id)!;
      if (!places.has(fingerprint)) places.set(fingerprint, place);
    }
  }
  if (codes.size > 1) {
    throw new UsageError(
      `Cannot merge what different code made: ${
        [...codes].map(([code, places]) => `${code.slice(0, 12)} in ${placeWords([...places])}`)
          .join("; ")
      }`,
    );
  }
  for (const [id, places] of trials) {
    if (places.size === 1) continue;
    throw new UsageError(
      `Cannot merge what different plug-ins made: trial ${id} has the fingerprint ${
        listed([...places].map(([print, place]) => `${pluginsOf(print)} in ${place}`))
      }`,
    );
  }
}

/** A trial with plug-ins has their digest behind that of gradnoise. */
function codeOf(fingerprint: string): string {
  return fingerprint.split("+", 1)[0]!;
}

function pluginsOf(fingerprint: string): string {
  return fingerprint.split("+")[1]?.slice(0, 12) ?? "of no plug-in";
}

const MOST_PLACES = 5;

function placeWords(places: readonly string[]): string {
  const rest = places.length - MOST_PLACES;
  return listed([
    ...places.slice(0, MOST_PLACES),
    ...rest > 0 ? [counted(rest, "other store")] : [],
  ]);
}

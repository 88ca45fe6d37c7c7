import { listed, UsageError } from "../../base/mod.ts";
import type { RunRecord } from "../store/mod.ts";
import { placeWords } from "./place_words.ts";

/** What of a store says which code made its trials. */
export interface StoreCode {
  /** As people write its path. */
  readonly place: string;
  /** Those that count. */
  readonly runs: readonly RunRecord[];
}

/**
 * Makes sure that every run was made by the same code in all stores. Trials of plug-ins may have different
 * fingerprints, as long as no trial of a run has two.
 *
 * @param merged The store that the others are merged into, if it is there.
 * @throws {UsageError} If not: it says which store has which, and what to do.
 */
export function checkFingerprints(
  stores: readonly StoreCode[],
  merged: StoreCode | null = null,
): void {
  const runs = new Map<string, RunCode>();
  for (const { place, runs: own } of merged === null ? stores : [merged, ...stores]) {
    for (const { name, fingerprint, trials } of own) {
      if (!runs.has(name)) runs.set(name, { codes: new Map(), trials: new Map() });
      const run = runs.get(name)!;
      noteAt(run.codes, fingerprint, place);
      for (const trial of trials) {
        if (!run.trials.has(trial.id)) run.trials.set(trial.id, new Map());
        noteAt(run.trials.get(trial.id)!, trial.fingerprint, place);
      }
    }
  }
  for (const [name, { codes, trials }] of runs) {
    if (codes.size > 1) {
      const words = [...codes].map(([code, places]) =>
        `${code.slice(0, 12)} in ${placeWords([...places])}`
      );
      throw new UsageError(
        `Cannot merge what different code made of ${name}: ${words.join("; ")}: ` +
          `run all of it again with one version${elsewhere(codes, merged)}`,
      );
    }
    for (const [id, prints] of trials) {
      if (prints.size === 1) continue;
      const words = [...prints].map(([print, places]) =>
        `${pluginsOf(print)} in ${placeWords([...places])}`
      );
      throw new UsageError(
        `Cannot merge what different plug-ins made of ${name}: trial ${id} has the fingerprint ` +
          `${listed(words)}: run all of it again with one version${elsewhere(prints, merged)}`,
      );
    }
  }
}

/** The stores by fingerprint. */
type Places = Map<string, Set<string>>;

/** What stores say of a run: its code, and that of each trial. */
interface RunCode {
  readonly codes: Places;
  readonly trials: Map<string, Places>;
}

function noteAt(places: Places, fingerprint: string, place: string): void {
  if (!places.has(fingerprint)) places.set(fingerprint, new Set());
  places.get(fingerprint)!.add(place);
}

/** What else can be done if what was merged before is of other code. */
function elsewhere(places: Places, merged: StoreCode | null): string {
  const isOfMerged = [...places.values()].some((one) => one.has(merged?.place ?? ""));
  return isOfMerged ? ", or name another folder with --out" : "";
}

function pluginsOf(fingerprint: string): string {
  return fingerprint.split("+")[1]?.slice(0, 12) ?? "of no plug-in";
}

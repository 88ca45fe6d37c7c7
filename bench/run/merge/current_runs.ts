import type { RunRecord } from "../store/mod.ts";

/** A run of which a store remembers a later one, by other code. */
export interface SupersededRun {
  readonly name: string;
  /** The store, as people write its path. */
  readonly place: string;
  /** Of the code that it was begun with. */
  readonly fingerprint: string;
  /** Of the code that ran it last; the same where a plug-in was changed. */
  readonly by: string;
}

/** The runs of one store. */
export interface CurrentRuns {
  readonly runs: readonly RunRecord[];
  readonly superseded: readonly SupersededRun[];
}

/**
 * The runs of a store that count. A folder may be used again after an update: of a run that the store remembers by
 * several versions of the code, or of a plug-in, the last one counts.
 *
 * @param place The store, as people write its path.
 * @param all In the order in which they were added.
 */
export function currentRuns(place: string, all: readonly RunRecord[]): CurrentRuns {
  const runs: RunRecord[] = [], superseded: SupersededRun[] = [];
  const last = new Map<string, { readonly code: string; readonly trials: Map<string, string> }>();
  for (const record of all.toReversed()) {
    const { name, fingerprint, trials } = record;
    const later = last.get(name) ?? { code: fingerprint, trials: new Map<string, string>() };
    last.set(name, later);
    const isOfOther = fingerprint !== later.code ||
      trials.some(({ id, fingerprint }) => (later.trials.get(id) ?? fingerprint) !== fingerprint);
    if (isOfOther) superseded.push({ name, place, fingerprint, by: later.code });
    else {
      runs.push(record);
      for (const { id, fingerprint } of trials) later.trials.set(id, fingerprint);
    }
  }
  return { runs: runs.reverse(), superseded: superseded.reverse() };
}

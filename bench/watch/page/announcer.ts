/* What a screen reader says of itself: little, as the page changes every second. */

import type { WatchView } from "./watch_view.ts";

/** Between two announcements of progress, in milliseconds. */
const PAUSE = 30_000;

/** How much more must be done for the next, as a share. */
const STEP = 0.1;

/** Chooses what to announce: every change of state, failures and tenths no more often than twice a minute. */
export class Announcer {
  #said: WatchView | null = null;
  #at = -Infinity;

  /** @returns Null where there is nothing to say. */
  newsOf(view: WatchView, now: number): string | null {
    const said = this.#said;
    const isOther = said === null || said.status !== view.status || said.run !== view.run;
    const isMore = said !== null &&
      (view.failed > said.failed || shareOf(view) - shareOf(said) >= STEP);
    if (!isOther && !(isMore && now - this.#at >= PAUSE)) return null;
    const failed = view.failed > (isOther ? 0 : said.failed) ? `, ${view.failed} failed` : "";
    this.#said = view;
    this.#at = now;
    const words = `${view.words}${failed}`;
    return isOther ? [view.title, words].filter((text) => text !== "").join(": ") : words;
  }
}

function shareOf({ done, planned }: WatchView): number {
  return done / Math.max(1, planned);
}

import { type Html, markup } from "../base/mod.ts";

/** What a player steps through. */
export interface Played {
  /** What the group of buttons is called. */
  readonly label: string;
  /** What a step is called: "step", "hop". */
  readonly unit: string;
  /** What holds before the first. */
  readonly start: string;
}

/**
 * The buttons that step through an article of the class `playable`, for the page's script; without a script
 * they do not show. A step is a head of the class `step` in the article's table, in which the cells of the
 * class `on` mark the rows that the step took.
 */
export function player({ label, unit, start }: Played): Html {
  return markup`<div class="player" role="group" aria-label="${label}" data-unit="${unit}" data-start="${start}" hidden>
<button type="button">← Back</button>
<button type="button">Play</button>
<button type="button">Next ${unit} →</button>
<p role="status"></p>
</div>`;
}

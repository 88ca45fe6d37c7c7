import { type Html, markup } from "../base/mod.ts";

const WIDTH = 120;
const MARGIN = 5;

/** Errors as marks along a line from 0 to `scale`, with their mean; a picture for a table's cell. */
export function strip(
  errors: readonly number[],
  mean: number | null,
  scale: number,
  variant: number,
): Html {
  const x = (error: number) => (MARGIN + (WIDTH - 2 * MARGIN) * error / scale).toFixed(1);
  const seeds = errors.map((error) =>
    markup`<circle class="v${variant}" cx="${x(error)}" cy="9" r="4"/>`
  );
  const middle = mean === null ? null : markup`<path class="v${variant}" d="M${x(mean)} 1v16"/>`;
  return markup`<svg class="strip" width="${WIDTH}" height="18" viewBox="0 0 ${WIDTH} 18" aria-hidden="true"
><path d="M${MARGIN} 9H${WIDTH - MARGIN}M${MARGIN} 6v6"/>${seeds}${middle}</svg>`;
}

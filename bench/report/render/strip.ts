import type { Value } from "../../../models/mod.ts";
import { type Html, markup } from "../../base/mod.ts";

const WIDTH = 120;
const MARGIN = 5;

type Marks = Extract<Value, { readonly kind: "marks" }>;

/** Numbers as marks along a line from 0 to a scale, with their mean; a picture for a table's cell. */
export function strip({ values, mean, scale }: Marks, variant: number): Html {
  const x = (value: number) => (MARGIN + (WIDTH - 2 * MARGIN) * value / scale).toFixed(1);
  const marks = values.map((value) =>
    markup`<circle class="v${variant}" cx="${x(value)}" cy="9" r="4"/>`
  );
  const middle = mean === null ? null : markup`<path class="v${variant}" d="M${x(mean)} 1v16"/>`;
  return markup`<svg class="strip" width="${WIDTH}" height="18" viewBox="0 0 ${WIDTH} 18" aria-hidden="true"
><path d="M${MARGIN} 9H${WIDTH - MARGIN}M${MARGIN} 6v6"/>${marks}${middle}</svg>`;
}

import { type Html, markup, points } from "../base/mod.ts";
import { scrollingTable } from "./section.ts";

/** From so many percentage points on, every difference has the strongest shade. */
export const STRONGEST = 10;

/** A column of a heat map, or the name of a row: a word, and what it means. */
export interface HeatLabel {
  readonly name: string;
  readonly explanation: string;
}

/** A row of a heat map: differences of fractions, negative is better; null where there is none. */
export interface HeatRow {
  readonly label: HeatLabel;
  readonly differences: readonly (number | null)[];
}

/** A row under a heat map, in words. */
export interface FootRow {
  readonly name: string;
  readonly cells: readonly string[];
}

/** A table of differences in percentage points, shaded by size and sign. */
export function heatMap(
  label: string,
  columns: readonly HeatLabel[],
  rows: readonly HeatRow[],
  foot: readonly FootRow[],
): Html {
  const head = markup`<tr><th scope="col">Task</th>${
    columns.map(({ name, explanation }) =>
      markup`<th scope="col" class="number">${name}<small>${explanation}</small></th>`
    )
  }</tr>`;
  const body = rows.map(({ label, differences }) =>
    markup`<tr><th scope="row">${label.name}<small>${label.explanation}</small></th>${
      differences.map(cell)
    }</tr>
`
  );
  const last = foot.map(({ name, cells }, i) =>
    markup`<tr${i === 0 ? markup` class="first"` : null}><th scope="row">${name}</th>${
      cells.map((text) => markup`<td class="number">${text}</td>`)
    }</tr>
`
  );
  return markup`<div class="heat">${scrollingTable(label, head, [...body, ...last])}</div>`;
}

function cell(difference: number | null): Html {
  if (difference === null) return markup`<td class="number">–</td>`;
  const text = points(difference);
  const side = text.startsWith("+") ? "worse" : text.startsWith("−") ? "better" : "same";
  // The shades are those of the attention: 20 of them.
  const share = Math.min(1, Math.abs(100 * difference) / STRONGEST);
  return markup`<td class="number ${side} a${Math.round(20 * share)}">${text}</td>`;
}

import type { ResultFile } from "../results/mod.ts";
import type { Chart } from "./charts/mod.ts";
import { type Html, markup } from "../base/mod.ts";
import type { DataTable, Fold, TrialCommands } from "./page/page_data.ts";

/** A part of the page under a heading of its own. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
  /** The charts that the body has places for. */
  readonly charts?: readonly Chart[];
  /** Rows that the body leaves out of its tables until somebody asks for them. */
  readonly folds?: readonly Fold[];
  /** The tables of many rows that the body has places for. */
  readonly tables?: readonly DataTable[];
  /** What the page needs to write the command of any single trial. */
  readonly trials?: TrialCommands;
}

/** Colours and marks that variants can be told apart by. */
const MOST_DRAWN = 6;

/** Whether the variants of a result can be told apart in one chart. */
export function canDraw({ variants }: ResultFile): boolean {
  return variants.length <= MOST_DRAWN;
}

/** The key of a variant's colour and mark, by its position; none where they are too many. */
export function keyOf(result: ResultFile, variant: number): Html | null {
  return canDraw(result) ? markup`<span class="key v${variant}"></span>` : null;
}

export function sectionElement({ id, title, body }: Section): Html {
  return markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>
`;
}

/** A table in a box that scrolls by itself, with the keyboard too. */
export function scrollingTable(label: string, head: Html, rows: readonly Html[]): Html {
  return markup`<div class="scroll" role="group" aria-label="${label}" tabindex="0"><table>
<thead>${head}</thead>
<tbody>
${rows}</tbody>
</table></div>`;
}

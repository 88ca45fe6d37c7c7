import type { Chart } from "./charts/mod.ts";
import { type Html, markup } from "./html.ts";

/** A part of the page under a heading of its own. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
  /** The charts that the body has places for. */
  readonly charts?: readonly Chart[];
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

import type { Details } from "../../../models/mod.ts";
import { type Html, markup } from "../../base/mod.ts";
import { detailsHtml } from "./details.ts";
import type { Page } from "./page.ts";

/** A section with its details, as the page shows it. */
export interface ShownSection {
  readonly id: string;
  readonly title: string;
  readonly folded: boolean;
  readonly gist: string | null;
  readonly details: Details;
}

/** A section under its heading; of a folded one the heading opens it. */
export function sectionHtml({ id, title, folded, gist, details }: ShownSection, page: Page): Html {
  const body = detailsHtml(details, page);
  const heading = markup`<h2 id="${id}-title">${title}</h2>`;
  if (!folded) {
    return markup`<section id="${id}" aria-labelledby="${id}-title">
${heading}
${body}</section>
`;
  }
  const small = gist === null ? null : markup` <span class="gist">${gist}</span>`;
  // The address is inside: browsers open what is folded around the target of a link, without a script too.
  return markup`<section class="folded" aria-labelledby="${id}-title">
<details class="part" id="${id}-part"><summary>${heading}${small}</summary>
<div class="opened" id="${id}">
${body}</div></details></section>
`;
}

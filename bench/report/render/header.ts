import { type Html, markup } from "../../base/mod.ts";
import type { Headline } from "../headline.ts";
import { detailsHtml } from "./details.ts";
import { filterNote } from "./filter_form.ts";
import type { Page } from "./page.ts";

/** The question, the answers, and what was run. */
export function headerHtml({ question, answers, facts }: Headline, page: Page): Html {
  return markup`<header>
<div>
<p class="name">gradnoise</p>
<h1>${question}</h1>
${filterNote()}${detailsHtml(answers, page)}</div>
${detailsHtml([{ kind: "facts", facts, layout: "columns" }], page)}</header>`;
}

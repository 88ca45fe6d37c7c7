import { type Html, markup } from "../../base/mod.ts";
import type { Headline } from "../headline.ts";
import { detailsHtml } from "./details.ts";
import { figureHtml } from "./figure.ts";
import { filterNote } from "./filter_form.ts";
import type { Page } from "./page.ts";

/** The first screen: the question, the answer, the chart that shows it, and what was run; then how sure it is. */
export function headerHtml(
  { question, answers, figure, run, facts }: Headline,
  page: Page,
): Html {
  const isFirst = (one: Headline["answers"][number]) =>
    one.kind === "text" && one.role === "answer";
  return markup`<header id="answer"${figure === null ? null : markup` class="charted"`}>
<p class="name">gradnoise</p>
<h1>${question}</h1>
<div class="answers">
${filterNote()}${detailsHtml(answers.filter(isFirst), page)}</div>
${figure === null ? null : figureHtml(figure, page)}<details class="run"><summary>${run}</summary>
${detailsHtml([{ kind: "facts", facts, layout: "columns" }], page)}</details>
<div class="cautions">
${detailsHtml(answers.filter((one) => !isFirst(one)), page)}</div>
</header>`;
}

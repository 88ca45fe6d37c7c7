import type { Inspection, ResultFile, TrialResult } from "../../result_file.ts";
import { percent } from "../format.ts";
import { type Html, html } from "../html.ts";

/** Shades of attention, from none to all; the style sheet has a class for each. */
const SHADES = 20;

/** Real stories, with the attention of each hop beside every statement. */
export function attention(result: ResultFile): Html {
  const shown = result.trials.filter(({ inspections }) => inspections.length > 0);
  if (shown.length === 0) return html``;
  return html`<section aria-labelledby="attention">
<h2 id="attention">Where they looked</h2>
<p>Questions of the test part and the attention of the best trial of each workload and variant, hop by
hop: the darker, the more. ${marker()} marks the statements that the answer follows from; training
never showed them as such.</p>
${
    result.workloads.map(({ name }) => {
      const trials = shown.filter(({ workload }) => workload === name);
      return trials.length === 0 ? null : html`<h3>${name}</h3>${trials.map(stories)}`;
    })
  }
</section>`;
}

function marker(): Html {
  return html`<span class="support" role="img" aria-label="supporting fact">◆</span>`;
}

function stories({ variant, seed, inspections, id }: TrialResult, position: number): Html {
  return html`
    <details class="stories" ${position === 0
      ? html`
        open
      `
      : null}>
      <summary>${variant}, seed ${seed}</summary>
      <div class="cards">${inspections.map((inspection, i) =>
        story(inspection, `${id}-${i}`)
      )}</div>
    </details>
  `;
}

function story(inspection: Inspection, id: string): Html {
  const { statements, question, answer, prediction, supports, attention } = inspection;
  // Stories are read from the first statement on; memory begins with the last.
  const rows = statements.map((statement, slot) =>
    html`<tr><th scope="row">${statement}${
      supports.includes(slot)
        ? html`
          ${marker()}
        `
        : null
    }</th>${
      attention.map((hop) => {
        const share = hop[slot] ?? 0;
        return html`<td class="shade s${Math.round(share * SHADES)}">${
          Math.round(100 * share)
        }</td>`;
      })
    }</tr>`
  ).reverse();
  const right = prediction === answer;
  return html`<article class="story">
<div class="scroll" role="region" aria-labelledby="story-${id}" tabindex="0"><table>
<caption id="story-${id}"><span class="question">${question}</span>
<span class="${right ? "right" : "wrong"}">${prediction === "" ? "(no word)" : prediction}${
    right ? "" : `, not ${answer}`
  }</span></caption>
<thead><tr><th scope="col">Story</th>${
    attention.map((_, hop) => html`<th scope="col" class="hop">Hop ${hop + 1}, %</th>`)
  }</tr></thead>
<tbody>${rows}</tbody></table></div>
${elsewhere(attention)}
</article>`;
}

/** Attention that went to empty slots, when the network may look there. */
function elsewhere(attention: Inspection["attention"]): Html | null {
  const rest = attention.map((hop) => 1 - hop.reduce((sum, share) => sum + share, 0));
  if (rest.every((share) => share < 0.005)) return null;
  return html`<p class="elsewhere">To empty memory: ${
    rest.map((share) => percent(Math.max(0, share))).join(", ")
  }</p>`;
}

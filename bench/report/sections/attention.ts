import type { StoryInspection } from "../../inspection.ts";
import type { ResultFile } from "../../result_file.ts";
import { type Html, markup } from "../html.ts";
import type { Section } from "../section.ts";

/** Shades between no attention and all of it. */
const SHADES = 20;

/** Shades above this one have the other ink: in both colour schemes each has a contrast of 4.5. */
const FIRST_INK = 14;

/** The shades as style rules: the page's policy allows no style beside an element. */
export function attentionShades(): string {
  return Array.from({ length: SHADES + 1 }, (_, i) => `.a${i} { --share: ${i / SHADES}; }\n`).join(
    "",
  );
}

/** The stories of a trial. */
interface Shown {
  readonly workload: string;
  readonly variant: string;
  readonly seed: number;
  readonly stories: readonly StoryInspection[];
}

/** Real stories, with the attention of each hop beside every statement; null without any. */
export function attention({ workloads, trials }: ResultFile): Section | null {
  const shown = trials.map(({ workload, variant, seed, inspections }): Shown => ({
    workload,
    variant,
    seed,
    stories: inspections.filter((one) => one.kind === "attention"),
  })).filter(({ stories }) => stories.length > 0);
  if (shown.length === 0) return null;
  const parts = workloads.flatMap(({ name, title }) => {
    const own = shown.filter(({ workload }) => workload === name);
    return own.length === 0 ? [] : [markup`<h3>${name}</h3>
<p>${title}</p>
${own.map(cards)}`];
  });
  const body =
    markup`<p>Questions of the test part, the answers of the best trial of each workload and
variant, and the percentage of its attention that each hop gave to each statement: the stronger the
colour, the more.
${marker()} marks the statements that the answer follows from; nothing told the network which they are.</p>
${parts}`;
  return { id: "attention", title: "Where they looked", body };
}

function marker(): Html {
  return markup`<span class="support" role="img" aria-label="supporting fact">◆</span>`;
}

function cards({ variant, seed, stories }: Shown, position: number): Html {
  return markup`<details class="stories"${position === 0 ? markup` open` : null}>
<summary>${variant}, seed ${seed}</summary>
<div class="cards">
${stories.map(story)}</div></details>
`;
}

function story(
  { statements, question, answer, prediction, supports, attention }: StoryInspection,
): Html {
  const rows = statements.map((statement, slot) => {
    const supporting = supports.includes(slot);
    return markup`<tr${supporting ? markup` class="fact"` : null}><th scope="row">${
      supporting ? marker() : null
    }${statement}</th>${attention.map((hop) => shade(hop[slot] ?? 0))}</tr>
`;
  });
  // Memory begins with the most recent statement; a story is read from its first.
  rows.reverse();
  const right = prediction === answer;
  return markup`<article class="story">
<p class="question">${question}</p>
<p class="reply ${right ? "right" : "wrong"}"><strong>${
    prediction === "" ? "(no word)" : prediction
  }</strong> ${right ? "is right" : markup`is wrong: the answer is <strong>${answer}</strong>`}</p>
<div class="scroll" role="group" aria-label="Attention for: ${question}" tabindex="0"><table>
<thead><tr><th scope="col">Story</th>${
    attention.map((_, hop) => markup`<th scope="col">Hop ${hop + 1}</th>`)
  }</tr></thead>
<tbody>
${rows}${emptyMemory(attention)}</tbody></table></div>
</article>
`;
}

function shade(share: number): Html {
  const step = Math.max(0, Math.min(SHADES, Math.round(share * SHADES)));
  const strong = step > FIRST_INK ? " strong" : "";
  return markup`<td class="a${step}${strong}">${Math.round(100 * share)}</td>`;
}

/** Attention that went to empty slots, when the network may look there. */
function emptyMemory(attention: StoryInspection["attention"]): Html | null {
  const rest = attention.map((hop) => 1 - hop.reduce((sum, share) => sum + share, 0));
  if (rest.every((share) => share < 0.005)) return null;
  return markup`<tr class="empty"><th scope="row">(empty memory)</th>${
    rest.map((share) => shade(Math.max(0, share)))
  }</tr>
`;
}

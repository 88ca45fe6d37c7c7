import type { StoryInspection } from "../../trial/spec/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { type Html, markup } from "../../base/mod.ts";
import { player } from "../player.ts";
import type { Section } from "../section.ts";
import { shownFor } from "../shown_for.ts";

/** Shades between no attention and all of it. */
export const SHADES = 20;

/** Shades above this one have the other ink: in both colour schemes each has a contrast of 4.5. */
export const FIRST_INK = 14;

/** A statement with this share of the most that any got was looked at. */
const LOOKED_AT = 0.5;

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
    return own.length === 0 ? [] : [markup`<div${shownFor({ workload: name })}>
<h3>${name}</h3>
<p>${title}</p>
${own.map(cards)}</div>
`];
  });
  const body =
    markup`<p>Questions of the test part, the answers of the best trial of each workload and
variant, and the percentage of its attention that each hop gave to each statement: the stronger the
colour, the more. The buttons go through it hop by hop.
${marker()} marks the statements that the answer follows from; nothing told the network which they are.</p>
${parts}`;
  return { id: "attention", title: "Where they looked", body };
}

function marker(): Html {
  return markup`<span class="support" role="img" aria-label="supporting fact">◆</span>`;
}

function cards({ variant, seed, stories }: Shown, position: number): Html {
  return markup`<details class="stories"${shownFor({ variant })}${
    position === 0 ? markup` open` : null
  }>
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
    }${statement}</th>${attention.map((hop) => shade(hop[slot] ?? 0, hop))}</tr>
`;
  });
  // Memory begins with the most recent statement; a story is read from its first.
  rows.reverse();
  const right = prediction === answer;
  return markup`<article class="story playable">
<p class="question">${question}</p>
<p class="reply ${right ? "right" : "wrong"}"><strong>${
    prediction === "" ? "(no word)" : prediction
  }</strong> ${right ? "is right" : markup`is wrong: the answer is <strong>${answer}</strong>`}</p>
<div class="scroll" role="group" aria-label="Attention for: ${question}" tabindex="0"><table>
<thead><tr><th scope="col">Story</th>${
    attention.map((hop, i) =>
      markup`<th scope="col" class="step" data-says="${says(hop, statements)}">Hop ${i + 1}</th>`
    )
  }</tr></thead>
<tbody>
${rows}${emptyMemory(attention)}</tbody></table></div>
${
    player({
      label: `Hops for: ${question}`,
      unit: "hop",
      start: "Before the first hop the network has read the question alone.",
    })
  }
</article>
`;
}

/** The share of a hop's attention that went to empty slots. */
function restOf(hop: readonly number[]): number {
  return Math.max(0, 1 - hop.reduce((sum, share) => sum + share, 0));
}

/** A hop in a sentence. */
function says(hop: readonly number[], statements: readonly string[]): string {
  const rest = restOf(hop), most = Math.max(0, ...hop);
  const place = rest > most ? "empty memory" : `“${statements[hop.indexOf(most)]}”`;
  return `It looked most at ${place}: ${Math.round(100 * Math.max(rest, most))} %.`;
}

/** The cell of a share of a hop's attention. */
function shade(share: number, hop: readonly number[]): Html {
  const step = Math.max(0, Math.min(SHADES, Math.round(share * SHADES)));
  const strong = step > FIRST_INK ? " strong" : "";
  const on = share >= LOOKED_AT * Math.max(...hop, restOf(hop)) ? " on" : "";
  return markup`<td class="a${step}${strong}${on}">${Math.round(100 * share)}</td>`;
}

/** Attention that went to empty slots, when the network may look there. */
function emptyMemory(attention: StoryInspection["attention"]): Html | null {
  if (attention.every((hop) => restOf(hop) < 0.005)) return null;
  return markup`<tr class="empty"><th scope="row">(empty memory)</th>${
    attention.map((hop) => shade(restOf(hop), hop))
  }</tr>
`;
}

import type { TableInspection } from "../../trial/spec/mod.ts";
import { answerInWords, type ResultFile, rowsAmiss } from "../../results/mod.ts";
import { byArm, summarizeCells } from "../../results/statistics/mod.ts";
import { type Html, markup } from "../../base/mod.ts";
import { player } from "../player.ts";
import { programSteps } from "../program_steps.ts";
import { programTable } from "../program_table.ts";
import type { Fold } from "../page/page_data.ts";
import type { Section } from "../section.ts";
import { shownFor } from "../shown_for.ts";

/** The programs of a trial. */
interface Shown {
  readonly workload: string;
  readonly variant: string;
  readonly seed: number;
  readonly questions: readonly TableInspection[];
}

/** Real questions, with the program that answered each, step by step; null without any. */
export function programs(result: ResultFile): Section | null {
  const { workloads, variants } = result;
  // An arm stands for several variants.
  const filterable = (name: string) => variants.find((one) => one.name === name)?.name;
  const best = summarizeCells(byArm(result)).flatMap(({ best }) => best ?? []);
  const shown = best.map(({ workload, variant, seed, inspections }): Shown => ({
    workload,
    variant,
    seed,
    questions: inspections.filter((one) => one.kind === "program"),
  })).filter(({ questions }) => questions.length > 0);
  if (shown.length === 0) return null;
  const folds: Fold[] = [];
  const parts = workloads.flatMap(({ name, title }, w) => {
    const own = shown.filter(({ workload }) => workload === name);
    return own.length === 0 ? [] : [markup`<div${shownFor({ workload: name })}>
<h3>${name}</h3>
<p>${title}</p>
${
      own.map(({ variant, seed, questions }, v) =>
        markup`<details class="stories"${shownFor({ variant: filterable(variant) })}${
          v === 0 ? markup` open` : null
        }>
<summary>${variant}, seed ${seed}</summary>
<div class="programs">
${
          questions.map((question, q) => {
            const { html, folds: own } = program(question, `program-${w}-${v}-${q}`);
            folds.push(...own);
            return html;
          })
        }</div></details>
`
      )
    }</div>
`];
  });
  const body = markup`${legend()}
${parts}`;
  return { id: "programs", title: "How they worked it out", body, folds };
}

function legend(): Html {
  return markup`<p>Questions of the test part, and how the best trial of each workload and variant answered
them. A Neural Programmer answers a question about a table with a short program. At first every row of the
table is selected. In each step the network chooses an operation and, where it takes one, a column: some
operations select rows, others count or add up the rows that are selected, and the last one gives the answer. All programs have as many
steps: a short one begins with steps that select all rows. Numbers and words to compare with come from the question. Nobody shows the network a program: it has to find
one from questions and right answers alone.</p>
<p>The percentage beside a choice says how likely the network held it to be, and what it would have taken next.
In a table, ${dot()} marks the rows that a step selected, or, where a step counts, adds up or answers, the rows
it took.</p>`;
}

/** The mark of a row. */
function dot(): Html {
  return markup`<span class="dot" role="img" aria-label="selected">●</span>`;
}

function program(
  inspection: TableInspection,
  id: string,
): { readonly html: Html; readonly folds: readonly Fold[] } {
  const { question, meaning, words } = inspection;
  const table = programTable(inspection, id);
  const asked = meaning === null
    ? markup`<p class="question" id="${id}">${question}</p>`
    : markup`<p class="question" id="${id}">${meaning}</p>
<p class="given">The network reads: <code>${question}</code></p>`;
  const html = markup`<article class="story program playable" aria-labelledby="${id}">
${asked}
${reply(inspection)}
<div class="work">
<div>
<p class="given">Its program: <strong>${words}</strong></p>
${programSteps(inspection)}
${
    player({
      label: "Steps of the program",
      unit: "step",
      start: "Before the first step all rows are selected.",
    })
  }
</div>
${table.html}
</div>
</article>
`;
  return { html, folds: table.folds };
}

function reply(inspection: TableInspection): Html {
  const { right, answer, prediction } = inspection;
  const given = answerInWords(prediction, inspection);
  if (right) {
    return markup`<p class="reply right">Its answer, <strong>${given}</strong>, is right</p>`;
  }
  const amiss = rowsAmiss(inspection);
  return markup`<p class="reply wrong">Its answer, <strong>${given}</strong>, is wrong: the right one is
<strong>${answerInWords(answer, inspection)}</strong>${amiss === "" ? null : ` (${amiss})`}</p>`;
}

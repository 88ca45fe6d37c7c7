import type { TableInspection } from "../trial/spec/mod.ts";
import { choicesOf, outcomeOf } from "../results/mod.ts";
import { type Html, markup } from "../base/mod.ts";

/** Lengths of a bar between nothing and all of it: the shades of the attention. */
const LENGTHS = 20;

/** The steps of a program as a list: what each did, what it left, and how sure the choice was. */
export function programSteps(inspection: TableInspection): Html {
  const { steps, columns } = inspection;
  return markup`<ol class="program-steps">
${
    steps.map((step, i) =>
      markup`<li><p>${sentence(step.words)} <span class="outcome">${
        outcomeOf(inspection, i)
      }</span></p>
<ul class="choices">${
        choicesOf(step, columns).map((choice, c) => {
          const weight = c === 0 ? step.operations[step.operation] : step.columns[step.column!];
          return markup`<li>${bar(weight ?? 0)}${choice}</li>`;
        })
      }</ul></li>
`
    )
  }</ol>`;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function bar(weight: number): Html {
  return markup`<span class="bar a${Math.round(LENGTHS * weight)}"></span>`;
}

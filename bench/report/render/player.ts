import type { Cell, Column, Passage, PlayerDetail, PlayerStep, Row } from "../../../models/mod.ts";
import { counted, type Html, markup } from "../../base/mod.ts";
import {
  idleSteps,
  idleText,
  passageName,
  valueText,
  wordsText,
} from "../../results/tables/mod.ts";
import type { Page } from "./page.ts";
import { classes, scrollBox, shadeOf, SHADES, valueHtml } from "./table.ts";
import { wordsHtml } from "./words.ts";

/** Shades above this one have the other ink: in both colour schemes each has a contrast of 4.5. */
export const FIRST_INK = 14;

/** The shades as style rules: the page's policy allows no style beside an element. */
export function shadeRules(): string {
  const shades = Array.from({ length: SHADES + 1 }, (_, i) => i);
  return shades.map((i) => `.a${i} { --share: ${i / SHADES}; }\n`).join("");
}

/**
 * An answer that a reader can step through: an article of the class `playable`, as the page's script knows
 * it. A step is a head of the class `step` in the article's table, in which cells of the class `on` mark
 * the rows that the step took. Steps with choices stand in a list beside the table.
 */
export function playerHtml(detail: PlayerDetail, page: Page): Html {
  const { question, given, reply, right, summary, passages, steps } = detail;
  const id = page.nextPlayer(), hasList = isListed(detail);
  const idle = hasList ? idleSteps(detail) : 0;
  const table = playerTable(detail, idle, id, page), buttons = buttonsHtml(detail);
  const line = summary === undefined
    ? null
    : markup`<p class="given">${summary.name}: <strong>${summary.words}</strong></p>
`;
  const body = hasList
    ? markup`<div class="work">
<div>
${line}${idleList(detail, idle)}${stepList(steps.slice(idle), idle)}
${buttons}
</div>
${table}
</div>`
    : passages === undefined
    ? markup`${line}${table}
${buttons}`
    // The table may be longer than a screen.
    : markup`${line}${passageList(passages, detail, page)}${buttons}
${table}`;
  return markup`<article${
    classes("story", hasList && "program", passages !== undefined && "machine", "playable")
  } aria-labelledby="${id}">
<p class="question" id="${id}">${wordsHtml(question, page)}</p>
${
    given === undefined
      ? null
      : markup`<p class="given">The network reads: <code>${given}</code></p>
`
  }<p class="reply ${right ? "right" : "wrong"}">${wordsHtml(reply, page)}</p>
${body}
</article>
`;
}

/** Whether the steps have more to say than fits into the heads of their columns. */
function isListed({ steps }: PlayerDetail): boolean {
  return steps.some(({ choices }) => choices !== undefined);
}

/** Whether it takes the width of the page. */
export function isBroad(detail: PlayerDetail): boolean {
  return isListed(detail) || detail.passages !== undefined;
}

/** The buttons; without a script they do not show. */
function buttonsHtml({ question, unit, start }: PlayerDetail): Html {
  const label = `${unit.charAt(0).toUpperCase()}${unit.slice(1)}s for: ${wordsText(question)}`;
  return markup`<div class="player" role="group" aria-label="${label}" data-unit="${unit}" data-start="${start}" hidden>
<button type="button">← Back</button>
<button type="button">Play</button>
<button type="button">Next ${unit} →</button>
<p role="status"></p>
</div>`;
}

/** Which steps do what. */
function passageList(passages: readonly Passage[], { unit }: PlayerDetail, page: Page): Html {
  const items = passages.map(({ first, last, words, note }) =>
    markup`<div data-first="${first}" data-last="${last}"><dt>${
      passageName(unit, first, last)
    }</dt><dd>${wordsHtml(words, page)}${
      note === undefined ? null : markup` <small>${note}</small>`
    }</dd></div>
`
  );
  return markup`<dl class="passages">
${items}</dl>
`;
}

/** Steps that change nothing, folded away; nothing for none. */
function idleList({ steps, unit }: PlayerDetail, idle: number): Html | null {
  return idle === 0
    ? null
    : markup`<details class="idle-steps"><summary>${idleText(idle, unit)}</summary>
${stepList(steps.slice(0, idle), 0)}
</details>
`;
}

/**
 * The steps: what each did, what it left, and how sure the choice was.
 *
 * @param before How many steps come before them.
 */
function stepList(steps: readonly PlayerStep[], before: number): Html {
  const items = steps.map(({ words, outcome, choices = [] }) => {
    const left = outcome === undefined ? null : markup` <span class="outcome">${outcome}</span>`;
    const bars = choices.map(({ words, share }) =>
      markup`<li><span class="bar a${shadeOf(share)}"></span>${words}</li>`
    );
    return markup`<li><p>${words}${left}</p>
<ul class="choices">${bars}</ul></li>
`;
  });
  const start = before === 0 ? null : markup` start="${before + 1}"`;
  return markup`<ol class="program-steps"${start}>
${items}</ol>`;
}

function playerTable(detail: PlayerDetail, idle: number, id: string, page: Page): Html {
  const { table: { title, columns, rows } } = detail;
  const stepColumns = columns.flatMap(({ step }, place) => step ? [place] : []);
  const left = new Set(stepColumns.slice(0, idle));
  const heads = columns.map((column, place) =>
    headHtml(column, detail, { nth: stepColumns.indexOf(place), isIdle: left.has(place) }, page)
  );
  const groups = [...Map.groupBy(rows.keys(), (i) => rows[i]!.group).values()];
  const bodies = groups.map((places, g) => {
    const own = places.map((place) => rows[place]!);
    const shown = own.filter(({ folded }) => !folded), more = own.filter(({ folded }) => folded);
    const lines = shown.map((row) => rowHtml(row, columns, left, page));
    return markup`<tbody>
${lines}${
      more.length === 0 ? null : moreRows(more, shown.length, columns, `${id}-${g}`, page)
    }</tbody>
`;
  });
  return scrollBox(
    title,
    markup`<thead><tr>${heads}</tr></thead>
${bodies}`,
  );
}

/** @param nth Of which step it is; -1 for none. */
function headHtml(
  { title, note, align }: Column,
  detail: PlayerDetail,
  { nth, isIdle }: { readonly nth: number; readonly isIdle: boolean },
  page: Page,
): Html {
  const step = detail.steps[nth];
  const small = note === undefined ? null : markup`<small>${wordsHtml(note, page)}</small>`;
  const column = step?.column === undefined ? null : markup` data-column="${step.column - 1}"`;
  // A list of steps says it too.
  const says = step === undefined || isListed(detail) ? null : markup` data-says="${step.words}"`;
  return markup`<th scope="col"${
    classes(
      align === "right" && step === undefined && "number",
      step !== undefined && "step",
      isIdle && "idle",
    )
  }${column}${says}>${wordsHtml(title, page)}${small}</th>`;
}

/** @param idle The places of cells of steps that are folded away. */
function rowHtml(
  row: Row,
  columns: readonly Column[],
  idle: ReadonlySet<number>,
  page: Page,
): Html {
  const cells = row.cells.map((cell, i) => cellHtml(cell, columns[i]!, idle.has(i), row, page));
  return markup`<tr${classes(row.emphasis)}>${cells}</tr>
`;
}

function cellHtml(
  cell: Cell,
  { heads, step, align }: Column,
  isIdle: boolean,
  row: Row,
  page: Page,
): Html {
  const { value, shade, tone, on, read } = cell, content = valueHtml(value, row, page);
  if (heads) return markup`<th scope="row">${content}</th>`;
  const strength = shade === undefined ? undefined : shadeOf(shade);
  return markup`<td${
    classes(
      align === "right" && !step && "number",
      // Signs; where shares are shaded, the numbers say it.
      value?.kind === "text" && (step || tone !== undefined) && "mark",
      strength !== undefined && `a${strength}`,
      strength !== undefined && strength > FIRST_INK && "strong",
      tone,
      on && "on",
      read && "read",
      isIdle && "idle",
    )
  }>${content}</td>`;
}

/** The place of rows that are left out until a reader asks; they look like the row before it. */
function moreRows(
  rows: readonly Row[],
  shown: number,
  columns: readonly Column[],
  id: string,
  page: Page,
): Html {
  // The marks are those of the row before.
  const own = columns.findIndex(({ step }) => step);
  page.folds.push({
    id,
    rows: rows.map(({ cells }) => cells.slice(0, own).map(({ value }) => valueText(value))),
  });
  const words = `… ${counted(rows.length, "more row")} like ${shown === 1 ? "this" : "these"}`;
  return markup`<tr class="more"><td colspan="${columns.length}" data-fold="${id}">${words}</td></tr>
`;
}

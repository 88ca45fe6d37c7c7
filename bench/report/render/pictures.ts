import type { PicturesDetail, PicturesMoment } from "../../../models/mod.ts";
import { type Html, markup } from "../../base/mod.ts";
import { momentName, PADDING, rightOf, symbolText, wordsText } from "../../results/tables/mod.ts";
import { gapStrokes, pictureHeight, pictureStrokes, SHADES } from "../page/picture_strokes.ts";
import type { Page } from "./page.ts";
import { classes, scrollBox } from "./table.ts";
import { wordsHtml } from "./words.ts";

/** Sequences of more positions than this need the width of the page, and scroll on a phone. */
const SHORT = 12, LONG = 20;

/** Of a sequence of more positions only every fifth is numbered. */
const NUMBERED = 9;

/** Pixels of a row of a map. */
const ROW_HEIGHT = 5;

/**
 * A memory that a reader can step through: an article of the class `pictures`, as the page's script knows it. The
 * script shows one moment in the first figure, and marks it in the table of answers.
 */
export function picturesHtml(detail: PicturesDetail, page: Page): Html {
  const { question, reply, right, unit, input, maps, rows, moments } = detail;
  const id = page.nextPlayer(), last = moments.length - 1, positions = input.length;
  page.pictures.push({ id, maps, rows, positions, values: moments.map(({ values }) => values) });
  const name = wordsText(question);
  const label = `${unit.charAt(0).toUpperCase()}${unit.slice(1)}s for: ${name}`;
  const figures = last === 0 ? [0] : [0, last];
  return markup`<article${
    classes("story", "pictures", positions <= SHORT && "short", positions > LONG && "long")
  } aria-labelledby="${id}" data-pictures="${id}">
<p class="question" id="${id}">${wordsHtml(question, page)}</p>
<p class="reply ${right ? "right" : "wrong"}">${wordsHtml(reply, page)}</p>
<div class="player" role="group" aria-label="${label}" hidden>
<button type="button">← Back</button>
<button type="button">Play</button>
<button type="button">Next ${unit} →</button>
<input type="range" min="0" max="${last}" value="0" aria-label="${unit}">
<p role="status"></p>
</div>
<div class="moments-of">
${figures.map((at) => figureHtml(detail, at, name))}
<div class="answers">
<p class="what">The answer, had it stopped there</p>
${answersHtml(detail, name)}</div>
</div>
</article>
`;
}

/** The picture at a moment between the symbols of the input and of the answer, by position. */
function figureHtml(detail: PicturesDetail, at: number, name: string): Html {
  const { input, wanted, maps, rows, moments } = detail, moment = moments[at]!;
  const line = (symbols: readonly string[]) =>
    symbols.map((one) => markup`<td>${symbol(one)}</td>`);
  const title = momentName(detail, at);
  const table = scrollBox(
    `${title}: ${name}`,
    markup`<tbody>
<tr><th scope="row">Input</th>${line(input)}</tr>
<tr class="memory"><th scope="row">${maps} maps<small>of ${rows} rows</small></th><td colspan="${input.length}">${
      picture(detail, at)
    }</td></tr>
<tr class="now"><th scope="row">Answer</th>${answerCells(moment)}</tr>
<tr><th scope="row">Wanted</th>${line(wanted)}</tr>
</tbody>`,
  );
  return markup`<figure>
<figcaption><span>${title}</span><small></small></figcaption>
${table}
${legendHtml()}</figure>
`;
}

function picture(detail: PicturesDetail, at: number): Html {
  const { maps, rows, input, moments } = detail, size = { maps, rows, positions: input.length };
  const height = pictureHeight(size);
  const paths = pictureStrokes(moments[at]!.values, size)
    .map((path, i) => markup`<path class="p${i}" d="${path}"/>`);
  const label = `The numbers of ${maps} maps, by row and position`;
  return markup`<svg viewBox="0 0 ${size.positions} ${height.toFixed(1)}" height="${
    Math.round(height * ROW_HEIGHT)
  }" preserveAspectRatio="none" role="img" aria-label="${label}">${paths}<path class="gap" d="${
    gapStrokes(size)
  }"/></svg>`;
}

/** What the colours mean. */
function legendHtml(): Html {
  const places = Array.from({ length: 2 * SHADES }, (_, i) => i);
  const colours = places.map((i) =>
    markup`<path class="p${i}" d="M${i < SHADES ? i : i + 1} .5h1"/>`
  );
  return markup`<p class="scale"><span class="hidden">Colours: </span><span>-1</span><svg viewBox="0 0 ${
    2 * SHADES + 1
  } 1" preserveAspectRatio="none" aria-hidden="true">${colours}</svg><span>1</span><span>(near 0 the colour of the page)</span></p>
`;
}

/** The answers of all moments, a row each. */
function answersHtml(detail: PicturesDetail, name: string): Html {
  const { unit, input, wanted, moments } = detail;
  const numbers = input.map((_, i) =>
    markup`<th scope="col">${
      input.length > NUMBERED && (i + 1) % 5 !== 0
        ? markup`<span class="hidden">${i + 1}</span>`
        : markup`${i + 1}`
    }</th>`
  );
  const rows = moments.map((moment, at) => {
    const { right, all } = rightOf(moment);
    return markup`<tr data-name="${
      momentName(detail, at)
    }" data-says="${moment.words}"><th scope="row">${at}</th>${
      answerCells(moment)
    }<td class="number">${right} of ${all}</td></tr>
`;
  });
  const symbols = wanted.map((one) => markup`<td>${symbol(one)}</td>`);
  return scrollBox(
    `The answer after each ${unit}: ${name}`,
    markup`<thead><tr><th scope="col">${unit}</th>${numbers}<th scope="col" class="number">right</th></tr></thead>
<tbody>
${rows}</tbody>
<tfoot><tr><th scope="row">wanted</th>${symbols}<td></td></tr></tfoot>`,
  );
}

function answerCells({ answers, marks }: PicturesMoment): Html[] {
  return answers.map((one, i) => {
    const mark = marks[i]!;
    if (mark === null) return markup`<td class="idle">${symbol(one)}</td>`;
    return mark
      ? markup`<td>${symbol(one)}</td>`
      : markup`<td class="wrong"><span class="hidden">wrong: </span>${symbol(one)}</td>`;
  });
}

function symbol(text: string): Html {
  return text === ""
    ? markup`<span aria-hidden="true">${PADDING}</span><span class="hidden">padding</span>`
    : markup`${symbolText(text)}`;
}

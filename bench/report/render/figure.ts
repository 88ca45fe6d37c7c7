import { type Html, markup } from "../../base/mod.ts";
import type { Axis, Figure, FigureLine } from "../figure/mod.ts";
import { aboutAttributes } from "./about.ts";
import type { Page } from "./page.ts";
import { classes } from "./table.ts";
import { wordsHtml } from "./words.ts";

/** More lines are drawn closer together. */
const MOST_WIDE = 9;

/** More lines are folded away. */
const MOST_SHOWN = 26;

/** A figure as a table: names, pictures along one axis, numbers. It needs no script. */
export function figureHtml(figure: Figure, page: Page): Html {
  const { title, note, lines } = figure;
  const whole = lines.filter(({ isWhole }) => isWhole);
  const single = lines.filter(({ isWhole }) => !isWhole);
  const shown = single.slice(0, MOST_SHOWN), left = single.slice(MOST_SHOWN);
  const names = classes("figure", lines.length > MOST_WIDE && "dense");
  const rest = left.length === 0 ? null : markup`<details><summary>${left.length} more</summary>
${tableHtml({ ...figure, lines: left }, page)}</details>
`;
  return markup`<figure${names}>
<figcaption>${title}<small>${note}</small></figcaption>
${tableHtml({ ...figure, lines: [...shown, ...whole] }, page)}${rest}</figure>
`;
}

function tableHtml({ title, linesAre, axis, lines }: Figure, page: Page): Html {
  const numbers = axis.unit === "points" ? "Difference" : "Number";
  return markup`<table aria-label="${title}"><thead class="hidden"><tr><th scope="col">${linesAre}</th><td></td><th scope="col">${numbers}</th></tr></thead>
<tbody>
${
    lines.map((line, i) => {
      const head = line.group === undefined || line.group === lines[i - 1]?.group
        ? null
        : markup`<tr class="group"${
          aboutAttributes({ workload: line.about?.workload })
        }><th scope="rowgroup" colspan="3">${line.group}</th></tr>
`;
      return markup`${head}${lineHtml(line, axis, page)}`;
    })
  }</tbody>
<tfoot aria-hidden="true"><tr><td></td><td>${axisHtml(axis)}</td><td></td></tr></tfoot></table>
`;
}

function lineHtml(line: FigureLine, axis: Axis, page: Page): Html {
  const { name, note = "", text, intervalText, isWhole = false, about } = line;
  const small = note === "" ? null : markup`<small>${note}</small>`;
  const interval = intervalText === "" ? null : markup` <small>${intervalText}</small>`;
  return markup`<tr${classes(isWhole && "whole", line.tone)}${
    aboutAttributes(about)
  }><th scope="row">${wordsHtml(name, page)}${small}</th><td>${
    pictureHtml(line, axis)
  }</td><td class="number">${text}${interval}</td></tr>
`;
}

/** Places are shares of the width: letters and marks keep their shape on every screen. */
function placeOn({ lowest, highest }: Axis): (value: number) => string {
  return (value) => {
    const share = (value - lowest) / (highest - lowest);
    return `${Math.round(1000 * Math.max(0, Math.min(1, share))) / 10}%`;
  };
}

function pictureHtml({ value, interval, from, seeds = [] }: FigureLine, axis: Axis): Html {
  const at = placeOn(axis);
  const grid = axis.ticks.map((tick) => {
    const zero = tick === 0 ? markup` class="zero"` : null;
    return markup`<line${zero} x1="${at(tick)}" x2="${at(tick)}" y2="100%"/>`;
  });
  const step = from === undefined || value === null
    ? null
    : markup`<line class="step" x1="${at(from)}" x2="${at(value)}" y1="50%" y2="50%"/>`;
  const bar = interval === null
    ? null
    : markup`<line class="bar" x1="${at(interval.lowest)}" x2="${
      at(interval.highest)
    }" y1="50%" y2="50%"/>`;
  const marks = seeds.map((seed) => markup`<circle class="seed" cx="${at(seed)}" cy="50%" r="3"/>`);
  const mean = value === null ? null : markup`<circle cx="${at(value)}" cy="50%" r="4.5"/>`;
  return markup`<svg aria-hidden="true">${grid}${step}${marks}${bar}${mean}</svg>`;
}

function axisHtml(axis: Axis): Html {
  const at = placeOn(axis), sign = axis.unit === "points";
  const labels = axis.ticks.map((tick) => {
    const number = Number((100 * tick).toPrecision(6));
    const text = sign && number > 0 ? `+${number}` : String(number).replace("-", "−");
    return markup`<text x="${at(tick)}" y="11">${text}</text>`;
  });
  return markup`<svg class="axis">${labels}</svg>`;
}

import type { GridCell, GridDetail, GridValue } from "../../../models/mod.ts";
import { type Html, markup } from "../../base/mod.ts";
import { gridTable, gridText, MISSING, numberText } from "../../results/tables/mod.ts";
import { aboutAttributes } from "./about.ts";
import type { Page } from "./page.ts";
import { tableHtml } from "./table.ts";
import { wordsHtml } from "./words.ts";

/** A strip is this wide, whatever the screen makes of it. */
const WIDTH = 100;

/** Small multiples, with the table of their numbers folded away behind them. */
export function gridHtml(grid: GridDetail, page: Page): Html {
  const { title, note, columns, rows, cells } = grid;
  const small = note === undefined ? null : markup`<small>${wordsHtml(note, page)}</small>`;
  const scales = grid.lines.map((_, line) => scaleOf(grid, line));
  const head = columns.map((column) => markup`<span class="column">${column}</span>`);
  // Where there is one line alone, the head of a row names it for all cells.
  const alone = grid.lines.length === 1 ? " alone" : "";
  return markup`<figure class="chart multiples${alone}">
<figcaption>${title}${small}</figcaption>
<div class="grid-row grid-head" aria-hidden="true"><span class="row-head"></span>${head}</div>
${
    rows.map((row, r) =>
      markup`<div class="grid-row">
${rowHead(grid, row, scales)}
${
        columns.map((column, c) =>
          cellHtml(grid, cells[r]![c]!, `${row}, ${column}`, column, scales)
        )
      }</div>
`
    )
  }<details><summary>Numbers<span class="hidden">: ${title}</span></summary>
${tableHtml(gridTable(grid), page)}</details>
</figure>
`;
}

/** The name of a row, and beside each strip which line it is. */
function rowHead({ lines, unit }: GridDetail, row: string, scales: readonly number[]): Html {
  const names = lines.map(({ name, about }, line) =>
    markup`<span class="line"${aboutAttributes(about)}><span>${name}</span><span class="span">${
      spanText(scales[line]!, unit)
    }</span></span>`
  );
  return markup`<div class="row-head"><strong>${row}</strong>${names}</div>`;
}

function cellHtml(
  { lines, unit }: GridDetail,
  cell: GridCell | null,
  place: string,
  column: string,
  scales: readonly number[],
): Html {
  if (cell === null) {
    return markup`<div class="cell"></div>
`;
  }
  const said = lines.map(({ name }, line) => {
    const value = cell.values[line];
    return `${name} ${value ? gridText(value, unit) : cell.words ?? "no number"}`;
  });
  const isEmpty = cell.words !== undefined && cell.values.every((one) => one === null);
  const strips = isEmpty
    ? markup`<span class="line">${cell.words}</span>`
    : lines.map(({ name, about }, line) => {
      const value = cell.values[line] ?? null;
      const text = value === null ? cell.words ?? MISSING : numberText(value.value, unit);
      const tone = value?.tone === undefined ? null : markup` ${value.tone}`;
      return markup`<span class="line${tone}"${
        aboutAttributes(about)
      }><span class="line-name">${name}</span>${
        value === null ? null : strip(value, scales[line]!, unit)
      }<span class="value">${text}</span></span>`;
    });
  return markup`<div class="cell"><div role="img" aria-label="${place}: ${said.join("; ")}"${
    aboutAttributes(cell.about)
  }><span class="column">${column}</span>${strips}</div></div>
`;
}

/** The interval as a thin stroke, the mean as a thick one across it, and a line at zero. */
function strip({ value, interval }: GridValue, scale: number, unit: GridDetail["unit"]): Html {
  const at = (one: number) => {
    const share = unit === "points" ? (1 + one / scale) / 2 : one / scale;
    return Math.round(10 * WIDTH * Math.max(0, Math.min(1, share))) / 10;
  };
  const bar = interval === null
    ? null
    : markup`<path class="bar" d="M${at(interval.lowest)} 5H${at(interval.highest)}"/>`;
  return markup`<svg viewBox="0 0 ${WIDTH} 10" preserveAspectRatio="none" aria-hidden="true"><path class="zero" d="M${
    at(0)
  } 0V10"/>${bar}<path class="mean" d="M${at(value)} 1.5V8.5"/></svg>`;
}

/**
 * Where the scale of a line ends: what shows all means, and an interval as wide as half of them are. Of few
 * seeds an interval may be far wider, and is cut.
 */
function scaleOf({ cells }: GridDetail, line: number): number {
  const values = cells.flat().flatMap((cell) => cell?.values[line] ?? []);
  const widths = values.flatMap(({ interval, value }) =>
    interval === null ? [] : Math.max(interval.highest - value, value - interval.lowest)
  ).sort((a, b) => a - b);
  const most = Math.max(0, ...values.map(({ value }) => Math.abs(value)));
  const end = most + (widths[widths.length >> 1] ?? 0);
  return Math.min(1, roundUp(end === 0 ? 0.01 : end));
}

/** To a number that is short in percent: 1, 2, 3, 5, 10, 20 ... */
function roundUp(fraction: number): number {
  const percent = 100 * fraction, power = 10 ** Math.floor(Math.log10(percent));
  const first = [1, 2, 3, 5, 10].find((one) => one * power >= percent * (1 - 1e-9))!;
  return first * power / 100;
}

function spanText(scale: number, unit: GridDetail["unit"]): string {
  const end = String(Number((100 * scale).toPrecision(1)));
  return unit === "points" ? `±${end}` : `0–${end}`;
}

import type { Cell, Column, Row, Table, Value } from "../../../models/mod.ts";
import { type Html, markup } from "../../base/mod.ts";
import { valueText } from "../../results/tables/mod.ts";
import { aboutAttributes } from "./about.ts";
import { leadFirst } from "./lead_column.ts";
import type { Page } from "./page.ts";
import { strip } from "./strip.ts";
import { wordsHtml } from "./words.ts";

/** Shades between none and the strongest. */
export const SHADES = 20;

/** Classes of the box around a table, by its look. */
const BOXES: Readonly<Record<NonNullable<Table["look"]>, string>> = {
  map: "heat",
  glance: "heat overview",
  narrow: "compared",
  prose: "claims",
};

/** A table in a box that scrolls by itself, with the keyboard too. */
export function tableHtml(given: Table, page: Page): Html {
  const table = leadFirst(given), { title, look, columns, rows } = table;
  const box = scrollBox(
    title,
    markup`<thead>${headHtml(columns, page)}</thead>
<tbody>
${rows.map((row, i) => rowHtml(table, row, i, page))}</tbody>
`,
  );
  if (look === undefined) return box;
  const few = look === "glance" && columns.length <= 3 ? " few" : "";
  return markup`<div class="${BOXES[look]}${few}">${box}</div>`;
}

/** A box that scrolls, with a table in it. */
export function scrollBox(title: string, content: Html): Html {
  return markup`<div class="scroll" role="group" aria-label="${title}" tabindex="0"><table>
${content}</table></div>`;
}

/** The titles of columns. */
export function headHtml(columns: readonly Column[], page: Page): Html {
  const cells = columns.map(({ title, note, align, about }) => {
    const small = note === undefined ? null : markup`<small>${wordsHtml(note, page)}</small>`;
    return markup`<th scope="col"${classes(align === "right" && "number")}${
      aboutAttributes(about)
    }>${wordsHtml(title, page)}${small}</th>`;
  });
  return markup`<tr>${cells}</tr>`;
}

function rowHtml({ columns, rows }: Table, row: Row, place: number, page: Page): Html {
  const isFirst = row.group !== undefined && rows[place - 1]?.group !== row.group;
  const span = row.group === undefined
    ? 1
    : rows.slice(place).findIndex(({ group }) => group !== row.group);
  const rowSpan = span === -1 ? rows.length - place : span;
  const cells = columns.map((column, i) => {
    if (!column.shared || row.group === undefined) {
      return cellHtml(column, row.cells[i]!, row, page);
    }
    return isFirst ? cellHtml(column, row.cells[i]!, row, page, rowSpan) : null;
  });
  const id = row.id === undefined ? null : markup` id="${row.id}"`;
  return markup`<tr${id}${classes(isFirst && "first")}${aboutAttributes(row.about)}>${cells}</tr>
`;
}

/** @param span How many rows share it. */
function cellHtml(column: Column, cell: Cell, row: Row, page: Page, span?: number): Html {
  const content = markup`${valueHtml(cell.value, row, page)}${
    cell.notes?.map((note) => markup`<small>${valueHtml(note, row, page)}</small>`) ?? null
  }`;
  const rows = span === undefined ? null : markup` rowspan="${span}"`;
  if (column.heads) {
    const scope = span === undefined ? "row" : "rowgroup";
    return markup`<th scope="${scope}"${rows}>${content}</th>`;
  }
  const names = classes(
    column.align === "right" && "number",
    column.wide && "words",
    cell.tone,
    cell.shade !== undefined && `a${shadeOf(cell.shade)}`,
  );
  return markup`<td${names}${rows}${aboutAttributes(column.about)}>${content}</td>`;
}

/** The class of a strength of colour. */
export function shadeOf(share: number): number {
  return Math.max(0, Math.min(SHADES, Math.round(SHADES * share)));
}

export function valueHtml(value: Value, { about }: Row, page: Page): Html {
  switch (value?.kind) {
    case "text":
      return wordsHtml(value.words, page);
    case "marks":
      return strip(value, page.keyOf(about?.variant ?? "") ?? 0);
    case undefined:
    case "number":
    case "interval":
    case "share":
      return markup`${valueText(value)}`;
  }
}

/** The attribute of those classes that there are; nothing for none. */
export function classes(...names: readonly (string | false | undefined)[]): Html | null {
  const own = names.filter(Boolean);
  return own.length === 0 ? null : markup` class="${own.join(" ")}"`;
}

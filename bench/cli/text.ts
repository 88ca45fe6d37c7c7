/** Small pieces of text for a terminal. */

import stringWidth from "string-width";
import { plainText } from "../base/mod.ts";
import { type Line, spansOf, textOf } from "./print.ts";

/** The width of text in a terminal: two columns for 日, none for a combining accent. */
export function widthOf(line: Line): number {
  return stringWidth(textOf(line));
}

const GAP = 2;
/** No column is made narrower than this. */
const NARROWEST = 8;

/**
 * Rows in columns of equal width, two spaces between them.
 *
 * @param right The columns whose cells are aligned to the right.
 * @param width The width of the terminal: cells of the widest columns are broken into several lines until
 * all fit. By default none are.
 */
export function columns(
  rows: readonly (readonly string[])[],
  right?: ReadonlySet<number>,
  width?: number,
): string[];
export function columns(
  rows: readonly (readonly Line[])[],
  right?: ReadonlySet<number>,
  width?: number,
): Line[];
export function columns(
  rows: readonly (readonly Line[])[],
  right: ReadonlySet<number> = new Set(),
  width = Infinity,
): Line[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, widthOf(cell));
  }
  shrink(widths, width);
  return rows.flatMap((row) => {
    const cells = row.map((cell, i) =>
      widthOf(cell) <= widths[i]! ? [cell] : broken(cell, widths[i]!)
    );
    const height = Math.max(1, ...cells.map(({ length }) => length));
    return Array.from({ length: height }, (_, at) => {
      const parts = cells.map((lines) => lines[at] ?? "");
      return row.every((cell) => typeof cell === "string")
        ? aligned(parts, widths, right).map(textOf).join("").trimEnd()
        : aligned(parts, widths, right);
    });
  });
}

/** A row's cells with the spaces between them. */
function aligned(
  cells: readonly Line[],
  widths: readonly number[],
  right: ReadonlySet<number>,
): Line[] {
  let last = cells.length;
  while (last > 0 && textOf(cells[last - 1]!) === "") last -= 1;
  return cells.slice(0, last).flatMap((cell, i): Line[] => {
    const space = " ".repeat(widths[i]! - widthOf(cell));
    const gap = i === 0 ? "" : " ".repeat(GAP);
    if (right.has(i)) return [gap + space, cell];
    return i === last - 1 ? [gap, cell] : [gap, cell, space];
  });
}

/** Narrows the widest columns until all fit or none can be narrowed further. */
function shrink(widths: number[], width: number): void {
  const total = () => widths.reduce((sum, one) => sum + one, GAP * (widths.length - 1));
  for (let over = total() - width; over > 0; over = total() - width) {
    const widest = Math.max(...widths);
    if (widest <= NARROWEST) return;
    const second = Math.max(NARROWEST, ...widths.filter((one) => one < widest));
    const all = widths.flatMap((one, i) => one === widest ? [i] : []);
    const step = Math.min(widest - second, Math.ceil(over / all.length));
    for (const i of all) widths[i] = widest - step;
  }
}

/** Breaks a cell into lines, and words that are too long as well. A cell of several styles loses them. */
function broken(cell: Line, width: number): Line[] {
  if (typeof cell !== "string" && "style" in cell) {
    return broken(cell.of, width).map((of) => ({ style: cell.style, of }));
  }
  return wrapped(textOf(cell).trim(), 0, width).flatMap((line) => {
    const lines: string[] = [];
    for (let rest = line; rest !== "";) {
      const whole = start(rest, width) || firstOf(rest);
      // Names are broken between their parts where possible.
      const part = whole === rest ? whole : /^.*[/+-](?=.)/su.exec(whole)?.[0] ?? whole;
      lines.push(part);
      rest = rest.slice(part.length);
    }
    return lines;
  });
}

/** The first character of a text as a reader sees it. */
function firstOf(text: string): string {
  return new Intl.Segmenter().segment(text)[Symbol.iterator]().next().value!.segment;
}

/** The beginning of a text, at most `width` columns wide. */
function start(text: string, width: number): string {
  let part = "", taken = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    taken += stringWidth(segment);
    if (taken > width) break;
    part += segment;
  }
  return part;
}

/** The beginning of a line, at most `width` columns wide, in its colours. */
export function cut(line: Line, width: number): Line {
  let left = width;
  return spansOf(line).map(({ text, styles }): Line => {
    const part = stringWidth(text) <= left ? text : start(text, Math.max(0, left));
    left -= stringWidth(text);
    return styles.reduce((of: Line, style) => ({ style, of }), part);
  });
}

/**
 * Words in lines of at most `width` columns, each behind an indent; a longer word stays whole. (wrap-ansi
 * breaks at the same places, but composes accents: a name would no longer be the bytes of its file.)
 */
export function wrapped(text: string, indent: number, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of plainText(text).split(" ")) {
    if (line !== "" && indent + widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => " ".repeat(indent) + one);
}

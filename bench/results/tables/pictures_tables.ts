import type { PicturesDetail, PicturesMoment, Table } from "../../../models/mod.ts";
import { blank, shareCell, textCell } from "./cells.ts";
import { spread } from "./layers_tables.ts";

/** What stands for padding. */
export const PADDING = "·";

/** Moments that a table of text has room for. */
const MOST_MOMENTS = 32;

/** "Before the first step", "After step 3 of 7" */
export function momentName({ unit, moments }: PicturesDetail, at: number): string {
  return at === 0 ? `Before the first ${unit}` : `After ${unit} ${at} of ${moments.length - 1}`;
}

/** A symbol, or what stands for padding. */
export function symbolText(symbol: string): string {
  return symbol === "" ? PADDING : symbol;
}

/** How many of the symbols that count are right. */
export function rightOf(
  { marks }: PicturesMoment,
): { readonly right: number; readonly all: number } {
  return {
    right: marks.filter((mark) => mark === true).length,
    all: marks.filter((mark) => mark !== null).length,
  };
}

/** Input, answers step by step, and what is wanted, each a line of text in which crosses mark what is wrong. */
export function answersTable(detail: PicturesDetail): Table {
  const { unit, input, wanted, moments } = detail;
  const line = (symbols: readonly string[]) => {
    const texts = symbols.map(symbolText);
    return textCell({ code: texts.join(texts.some(({ length }) => length > 1) ? " " : "") });
  };
  return {
    title: "What it would answer, step by step",
    columns: [
      { name: "moment", title: `After ${unit}`, heads: true },
      { name: "answer", title: "Answer" },
      { name: "wrong", title: "Wrong" },
      { name: "right", title: "Right", align: "right" },
    ],
    rows: [
      { cells: [textCell("input"), line(input), blank, blank] },
      ...spread(moments.length, MOST_MOMENTS).map((at) => {
        const moment = moments[at]!, { right, all } = rightOf(moment);
        return {
          cells: [
            textCell(String(at)),
            line(moment.answers),
            crosses(moment),
            shareCell(right, all),
          ],
        };
      }),
      { cells: [textCell("wanted"), line(wanted), blank, blank] },
    ],
  };
}

/** A sign for each position, as wide as its symbol. */
function crosses({ answers, marks }: PicturesMoment) {
  const texts = answers.map(symbolText), isBroad = texts.some(({ length }) => length > 1);
  const signs = marks.map((mark, i) =>
    (mark === null ? " " : mark ? "." : "✗").padEnd(texts[i]!.length)
  );
  return textCell({ code: signs.join(isBroad ? " " : "").trimEnd() });
}

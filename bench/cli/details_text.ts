import type {
  Detail,
  Details,
  LayersDetail,
  Passage,
  PicturesDetail,
  PlayerDetail,
  Table,
  Value,
  Words,
} from "../../models/mod.ts";
import { counted } from "../base/mod.ts";
import {
  answersTable,
  frameName,
  gridTable,
  idleSteps,
  idleText,
  overTimeTable,
  passageName,
  spread,
  valueText,
  wordsText,
} from "../results/tables/mod.ts";
import { bold, dim, green, type Line, red } from "./print.ts";
import { columns, widthOf, wrapped } from "./text.ts";

/** The longest line of prose, however wide the terminal is. */
export const READABLE = 100;

/**
 * Details as lines for a terminal; charts are left to the report.
 *
 * @param width What the terminal has room for.
 */
export function detailsText(details: Details, width: number): Line[] {
  return details.flatMap((detail) => detailLines(detail, width, Math.min(width, READABLE)));
}

/** @param readable The length of lines of prose. */
function detailLines(detail: Detail, width: number, readable: number): Line[] {
  switch (detail.kind) {
    case "text": {
      const { words, role } = detail;
      if (role === "code") return wordsText(words).split("\n");
      const lines = wrapped(wordsText(words), 0, readable);
      return role === "heading" || role === "answer" ? ["", ...lines.map(bold)] : lines;
    }
    case "list":
      return detail.items.flatMap((item, i) => {
        const mark = detail.ordered ? `${i + 1}. ` : "- ";
        const [first = "", ...others] = wrapped(wordsText(item), mark.length, readable);
        return [mark + first.slice(mark.length), ...others];
      });
    case "facts":
      return columns(
        detail.facts.map(({ name, value }) => [wordsText(name), wordsText(value)]),
        undefined,
        width,
      );
    case "table":
      return ["", ...tableLines(detail.table, width).lines];
    case "chart":
      return [];
    case "player":
      return playerLines(detail, width);
    case "grid":
      return [
        "",
        ...wrapped(detail.title, 0, readable).map(bold),
        ...tableLines(gridTable(detail), width).lines,
      ];
    case "layers":
      return layersLines(detail, width, readable);
    case "pictures":
      return picturesLines(detail, width);
    case "playground":
      return [];
    case "command":
      return [...wrapped(wordsText(detail.caption ?? ""), 0, readable), detail.command];
    case "group": {
      const { title, details } = detail;
      const heading = title === undefined ? [] : ["", bold(wordsText(title))];
      return [...heading, ...detailsText(details, width)];
    }
  }
}

/** A table for a terminal. */
export interface TableLines {
  /** The heading first. */
  readonly lines: readonly Line[];
  /** The titles of columns that there was no room for. */
  readonly leftOut: readonly string[];
}

/**
 * A table in lines of a width: columns that can be spared are left out, and cells broken, until all fits.
 * Rows of a group show what they share once. Rows that are folded away are counted.
 */
export function tableLines(table: Table, width: number): TableLines {
  const spares = table.columns.filter(({ spare }) => spare !== undefined)
    .toSorted((one, other) => one.spare! - other.spare!);
  const without = (count: number) => {
    const gone = new Set(spares.slice(0, count));
    return [...table.columns.keys()].filter((place) => !gone.has(table.columns[place]!));
  };
  const choices = [0, ...spares.keys().map((i) => i + 1)].map(without);
  const fits = (places: readonly number[]) =>
    layOut(table, places, Infinity).every((line) => widthOf(line) <= width);
  const chosen = choices.find(fits) ?? choices.at(-1)!;
  const leftOut = table.columns.filter((_, place) => !chosen.includes(place));
  return {
    lines: layOut(table, chosen, width),
    leftOut: leftOut.map(({ title }) => headingText(title)),
  };
}

function layOut({ columns: all, rows }: Table, places: readonly number[], width: number): Line[] {
  const right = new Set(places.flatMap((place, i) => all[place]!.align === "right" ? [i] : []));
  const shown = rows.filter(({ folded }) => !folded);
  const cells = shown.map((row, r) =>
    places.map((place): Line => {
      const column = all[place]!, { value, shade } = row.cells[place]!;
      if (column.shared && row.group !== undefined && shown[r - 1]?.group === row.group) return "";
      const indent = column.heads && row.depth === 1 ? "  " : "";
      // Words say by themselves what is shaded.
      const mark = shade === undefined || value?.kind === "text" ? "" : `${block(shade)} `;
      return indent + mark + cellText(value);
    })
  );
  const heading = places.map((place) => bold(headingText(all[place]!.title)));
  return columns([heading, ...cells], right, width);
}

/** In a terminal a title begins with a small letter, unless with a name. */
export function headingText(title: Words): string {
  const text = wordsText(title), [first] = typeof title === "string" ? [title] : [title].flat(2);
  return typeof first === "string" ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** Marks on a scale are for the eye: a terminal has none. */
function cellText(value: Value): string {
  return value?.kind === "marks" ? "" : valueText(value);
}

const BLOCKS = " ░▒▓█";

/** A share as the strength of a block. */
function block(share: number): string {
  return BLOCKS[Math.ceil(share * (BLOCKS.length - 1) - 0.05)] ?? BLOCKS.at(-1)!;
}

function playerLines(detail: PlayerDetail, width: number): Line[] {
  const { question, given, reply, right, summary, passages = [], unit, steps, table } = detail;
  const hasList = steps.some(({ choices }) => choices !== undefined);
  const folded = table.rows.filter(({ folded }) => folded).length;
  const idle = idleSteps(detail);
  return [
    "",
    ...wrapped(wordsText(question), 0, width).map(bold),
    ...given === undefined ? [] : [`The network reads: ${given}`],
    ...wrapped(wordsText(reply), 0, width).map(right ? green : red),
    ...summary === undefined ? [] : [`${summary.name}: ${summary.words}`],
    ...hasList
      ? [
        ...idle === 0 ? [] : [dim(`… ${idleText(idle, unit)}`)],
        ...columns(
          steps.slice(idle).map(({ words, outcome = "", choices = [] }, i) => [
            `${unit} ${idle + i + 1}`,
            words,
            outcome,
            dim(choices.map((choice) => choice.words).join("; ")),
          ]),
          undefined,
          width,
        ),
      ]
      : [
        ...passageLines(passages, unit, width),
        ...tableLines(table, width).lines,
        ...moreLine(folded),
      ],
  ];
}

/** Which steps do what. */
function passageLines(passages: readonly Passage[], unit: string, width: number): Line[] {
  return columns(
    passages.map(({ first, last, words, note = "" }) => [
      passageName(unit, first, last),
      wordsText(words),
      dim(note),
    ]),
    undefined,
    width,
  );
}

/** Each training at a few moments: numbers, and what they say. */
function layersLines(detail: LayersDetail, width: number, readable: number): Line[] {
  const { title, frames, arms } = detail;
  return [
    "",
    ...wrapped(title, 0, readable).map(bold),
    ...arms.flatMap((arm): Line[] => [
      "",
      bold(`${arm.title} (${arm.note})`),
      ...tableLines(overTimeTable(detail, arm), width).lines,
      ...spread(frames.length, 3).flatMap((at) => {
        const words = arm.words[at];
        return words === null || words === undefined
          ? []
          : wrapped(`${frameName(frames[at]!)}: ${words}`, 2, readable);
      }),
    ]),
  ];
}

/** What would be answered after each step; pictures are left to the report. */
function picturesLines(detail: PicturesDetail, width: number): Line[] {
  const { question, reply, right } = detail;
  return [
    "",
    ...wrapped(wordsText(question), 0, width).map(bold),
    ...wrapped(wordsText(reply), 0, width).map(right ? green : red),
    ...tableLines(answersTable(detail), width).lines,
  ];
}

function moreLine(folded: number): Line[] {
  return folded === 0 ? [] : [dim(`… ${counted(folded, "more row")}`)];
}

import type { Cell, Details, Row } from "../details/mod.ts";
import type { KindsInspection } from "./inspection_schema.ts";

/** The program of every kind of question, in a table that is folded away. */
export function kindsDetails({ programs }: KindsInspection): Details {
  const wordsOf = (part: string) => part.split(" ").length;
  const sorted = programs.toSorted((one, other) => wordsOf(one.part) - wordsOf(other.part));
  const rows = sorted.map(({ question, words, right, shortest }): Row => ({
    cells: [
      textCell(question),
      textCell(words),
      right ? textCell("right") : { ...textCell("wrong"), tone: "worse" },
      meaningCell(shortest),
    ],
  }));
  return [{
    kind: "group",
    title: `Its program for each of ${programs.length} kinds of questions`,
    fold: "closed",
    details: [
      {
        kind: "text",
        words: "The first test question of each kind. A program means what was asked if, without " +
          "steps that change nothing, it is the program that the question was made after; another " +
          "one may still answer right, by accident.",
      },
      {
        kind: "table",
        table: {
          title: "Programs by kind of question",
          columns: [
            { name: "question", title: "Question", heads: true },
            { name: "program", title: "Its program", wide: true },
            { name: "answer", title: "Answer" },
            { name: "meaning", title: "Meaning" },
          ],
          rows,
        },
      },
    ],
  }];
}

function textCell(words: string): Cell {
  return { value: { kind: "text", words } };
}

function meaningCell(shortest: boolean | null): Cell {
  if (shortest === null) return { value: null };
  return shortest ? textCell("as asked") : { ...textCell("another"), tone: "worse" };
}

import type { TableQuestions, Wording } from "../kinds/table/mod.ts";
import type { Operands } from "./operations.ts";
import { callAt, readCalls } from "./synonyms.ts";
import { sumDifferences, type Template, templatesOf } from "./templates.ts";

/** The template that a question was made after, and what it gives to the program. */
export interface Program {
  readonly template: Template;
  readonly operands: Operands;
}

/** Stands for the operand of a text match, which is a word. */
const WORD = "[word]";

/** A question's words, each synonym as its operation. */
interface Canonical {
  readonly words: readonly string[];
  /** Of each: the place in the question of the last of the words that it stands for. */
  readonly ends: readonly number[];
  /** The word to match. */
  readonly match: string | null;
}

/**
 * A function that finds the program of a question about tables of these columns; null where no template
 * asks so. It needs the words alone, so it reads questions of any origin.
 */
export function programFinder(
  questions: Pick<TableQuestions, "columns" | "numericColumns" | "textWords">,
): (question: Wording) => Program | null {
  const { columns, numericColumns, textWords } = questions;
  const textColumns = columns.length - numericColumns;
  const templates = [
    ...templatesOf(textColumns > 0 ? 4 : 3, numericColumns, textColumns),
    ...sumDifferences(numericColumns),
  ];
  const known = new Map(
    templates.map((template) => {
      const words = template.tokens.flatMap((token) => {
        if (token.kind === "operation") return token.operation;
        if (token.kind === "column") return columns[token.column]!;
        return token.operation === "match" ? WORD : [];
      });
      return [words.join("\n"), template];
    }),
  );
  return ({ words, operands }) =>
    readCalls((most) => {
      const canonical = canonicalWords(words, most);
      const template = known.get(canonical.words.join("\n"));
      if (template === undefined) return null;
      const after = (name: "greater" | "lesser") => {
        const end = canonical.ends[canonical.words.indexOf(name)];
        return operands.find(({ position }) => position === end)?.value ?? null;
      };
      const greater = after("greater"), lesser = after("lesser");
      // A number that no word takes, or a word that lacks its number, is part of no template.
      const taken = [greater, lesser].filter((value) => value !== null).length;
      const numbers = template.tokens
        .filter((token) => token.kind === "operand" && token.operation !== "match").length;
      if (taken !== numbers || operands.length !== numbers) return null;
      const match = canonical.match === null ? null : textWords.indexOf(canonical.match);
      return { template, operands: { greater, lesser, match } };
    });
}

/** With synonyms of as many words at most. */
function canonicalWords(asked: readonly string[], most: number): Canonical {
  const words: string[] = [], ends: number[] = [];
  let match: string | null = null;
  for (let at = 0; at < asked.length;) {
    const isOperand = words.at(-1) === "match", call = isOperand ? null : callAt(asked, at, most);
    if (isOperand) match = asked[at]!;
    words.push(isOperand ? WORD : call?.operation ?? asked[at]!);
    at += call?.words ?? 1;
    ends.push(at - 1);
  }
  return { words, ends, match };
}

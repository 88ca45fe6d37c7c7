import type { TableQuestion, TableQuestions } from "../kinds/table/mod.ts";
import type { Operands } from "./operations.ts";
import { synonyms } from "./question.ts";
import { sumDifferences, type Template, templatesOf } from "./templates.ts";

/** The template that a question was made after, and what it gives to the program. */
export interface Program {
  readonly template: Template;
  readonly operands: Operands;
}

/** Stands for the operand of a text match, which is a word. */
const WORD = "[word]";

const operationOf = new Map(
  Object.entries(synonyms).flatMap(([operation, words]) => words.map((word) => [word, operation])),
);

/**
 * A function that finds the program of a question about tables of these columns; null where no template
 * asks so. It needs the words alone, so it reads questions of any origin.
 */
export function programFinder(
  questions: Pick<TableQuestions, "columns" | "numericColumns" | "textWords">,
): (question: TableQuestion) => Program | null {
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
  return ({ words, operands }) => {
    let match: number | null = null;
    const canonical = words.map((word, i) => {
      if (operationOf.get(words[i - 1] ?? "") !== "match") return operationOf.get(word) ?? word;
      match = textWords.indexOf(word);
      return WORD;
    });
    const template = known.get(canonical.join("\n"));
    if (template === undefined) return null;
    const after = (name: "greater" | "lesser") =>
      operands.find(({ position }) => canonical[position] === name)?.value ?? null;
    const greater = after("greater"), lesser = after("lesser");
    // A number that no word takes, or a word that lacks its number, is part of no template.
    const taken = [greater, lesser].filter((value) => value !== null).length;
    const numbers = template.tokens
      .filter((token) => token.kind === "operand" && token.operation !== "match").length;
    if (taken !== numbers || operands.length !== numbers) return null;
    return { template, operands: { greater, lesser, match } };
  };
}

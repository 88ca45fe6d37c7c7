/**
 * The forms of a template: each way to word it, with each word to match. The paper counts every form as a
 * template of its own: "greater [n] sum" has 24 with its synonyms.
 */

import type { RandomStream } from "../../engine/base/mod.ts";
import { synonyms } from "./synonyms.ts";
import type { Template, Token } from "./templates.ts";
import { textWords } from "./text_words.ts";

/** A template in one of its forms, which are counted from 0. */
export interface Form {
  readonly template: Template;
  readonly form: number;
}

/** In how many ways a token can be written: 1 where nothing is chosen. */
function countChoices(token: Token, variety: boolean, matches: number): number {
  switch (token.kind) {
    case "operation":
      return variety ? synonyms[token.operation]!.length : 1;
    case "operand":
      return token.operation === "match" ? matches : 1;
    case "column":
      return 1;
  }
}

/**
 * How many forms a template has.
 *
 * @param variety Whether there are synonyms.
 * @param matches How many words there are to match.
 */
export function countForms(
  { tokens }: Template,
  variety: boolean,
  matches = textWords.length,
): number {
  return tokens.reduce((forms, token) => forms * countChoices(token, variety, matches), 1);
}

/** All forms of some templates. */
export function formsOf(templates: readonly Template[], variety: boolean): Form[] {
  return templates.flatMap((template) =>
    Array.from({ length: countForms(template, variety) }, (_, form) => ({ template, form }))
  );
}

/** A form of a template, each with the same probability. */
export function drawForm(template: Template, variety: boolean, random: RandomStream): number {
  const forms = countForms(template, variety);
  return forms === 1 ? 0 : random.integer(forms);
}

/** What a form chooses for each token: which synonym, which word to match; 0 where nothing is chosen. */
export function choicesOf({ template, form }: Form, variety: boolean): number[] {
  let rest = form;
  return template.tokens.map((token) => {
    const choices = countChoices(token, variety, textWords.length), choice = rest % choices;
    rest = (rest - choice) / choices;
    return choice;
  });
}

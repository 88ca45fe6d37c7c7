import type { Wording } from "../kinds/table/mod.ts";
import { synonyms } from "./synonyms.ts";

// Without a second way to match the same digits: a line may be megabytes of them.
const NUMBER = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i;

/** What else stands for a minus: hyphens, the figure and the en dash, the minus sign, a small hyphen. */
const MINUS = /[\u2010-\u2013\u2212\ufe63]/g;

/** Digits, point, signs and exponent as wide as Chinese characters. */
const WIDE = /[\uff10-\uff19\uff0b\uff0d\uff0e\uff25\uff45]/g;

/** Digits of any script, halves and superscripts. */
const DIGIT = /[\p{Nd}\p{No}]/u;

const LETTER = /\p{L}/u;

/** An "e" that is not within or before a word. */
const EXPONENT = /(?<=\P{L})e/iu;

const NOT_FINITE = /^[-+]?(nan|inf|infinity|\u221e)$/i;

/** Spaces that stand between the digits of one number. */
const SPACED = /\p{Nd}[\u00a0\u2007-\u200a\u202f]\p{Nd}/u;

/**
 * The words of a question, split at white space, and the numbers taken out of them: each with the word
 * just left of it. A number too large for float32 is infinite.
 *
 * @param isWord Whether a token that only looks like a number is a word: a column's name, a cell.
 * @throws {RangeError} If a token looks like a number and is none, such as "1,5" or "NaN".
 */
export function parseQuestion(
  text: string,
  isWord: (token: string) => boolean = () => false,
): Wording {
  const words: string[] = [], operands: { value: number; position: number }[] = [];
  const spaced = SPACED.exec(text);
  if (spaced !== null) throw unreadable(spaced[0]);
  for (const token of text.split(/\s+/)) {
    const plain = token
      .replace(WIDE, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
      .replace(MINUS, "-");
    if (NUMBER.test(plain)) {
      operands.push({ value: Math.fround(Number(plain)), position: words.length - 1 });
    } else if (token !== "") {
      const looks = isLikeNumber(token) || NOT_FINITE.test(plain);
      // As a word it would be unknown, and the question another one.
      if (looks && !isWord(token) && !calls("match", words.at(-1))) throw unreadable(token);
      words.push(token);
    }
  }
  return { words, operands };
}

/** Whether there are digits and no letter but that of an exponent: "1,5", "1'000", "5%". */
function isLikeNumber(token: string): boolean {
  return DIGIT.test(token) && !LETTER.test(token.replace(EXPONENT, ""));
}

function unreadable(token: string): RangeError {
  const quoted = JSON.stringify(token);
  return new RangeError(
    `Cannot read ${quoted} as a number: expected digits and a decimal point, as 1234.5`,
  );
}

function calls(operation: string, word: string | undefined): boolean {
  return word !== undefined && synonyms[operation]!.includes(word);
}

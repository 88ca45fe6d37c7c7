import type { OperationName } from "./operations.ts";

/**
 * How the operations are called, the first of each if there is no variety: the paper's words. The last
 * three have no other in it. Two words are two words of the question.
 */
export const synonyms: Readonly<Record<string, readonly string[]>> = {
  sum: ["sum", "total", "total of", "sum of"],
  count: ["count", "count of", "how many"],
  difference: ["difference", "difference between"],
  greater: ["greater", "greater than", "bigger", "bigger than", "larger", "larger than"],
  lesser: ["lesser", "lesser than", "smaller", "smaller than", "under"],
  print: ["print", "display", "show"],
  and: ["and"],
  or: ["or"],
  match: ["match"],
};

/** The most words of a synonym. */
const MOST_WORDS = 2;

const called = new Map(
  Object.entries(synonyms).flatMap(([operation, texts]) =>
    texts.map((text) => [text, operation as OperationName] as const)
  ),
);

/** An operation that words call, and how many of them do. */
export interface Call {
  readonly operation: OperationName;
  readonly words: number;
}

/** The operation that the words from a place on call, of two the one of more words; null for none. */
export function callAt(words: readonly string[], at: number, most = MOST_WORDS): Call | null {
  for (let length = most; length > 0; length--) {
    const operation = called.get(words.slice(at, at + length).join(" "));
    // At the end there may be fewer words.
    if (operation !== undefined && at + length <= words.length) return { operation, words: length };
  }
  return null;
}

/**
 * Reads with synonyms as long as they can be, and where that gives nothing with synonyms of one word: "sum
 * of" is a sum of nothing, or of a column "of".
 */
export function readCalls<T>(read: (most: number) => T | null): T | null {
  return read(MOST_WORDS) ?? read(1);
}

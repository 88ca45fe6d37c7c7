import type { OperationName } from "./operations.ts";
import { callAt, readCalls } from "./synonyms.ts";

/** An operation that is called, and the words and numbers after that. */
interface Phrase {
  readonly operation: OperationName;
  readonly rest: readonly string[];
}

/**
 * A question as a person would ask it: "How many rows are there where A is greater than 17.27?" for
 * "greater 17.27 A count". Null for a text that no template makes.
 */
export function meaningOf(question: string): string | null {
  const words = question.split(" ");
  return readCalls((most) => {
    const phrases = phrasesOf(words, most);
    return phrases === null ? null : read(phrases);
  });
}

function read(phrases: readonly Phrase[]): string | null {
  const operations = phrases.map(({ operation }) => operation);
  if (operations.length === 3 && operations[1] === "difference" && phrases[1]!.rest.length === 0) {
    const [first, second] = [number(phrases[0]!), number(phrases[2]!)];
    return first === null || second === null ? null : `What is ${first} minus ${second}?`;
  }
  const where = whereOf(phrases.slice(0, -1));
  return where === null ? null : ask(phrases.at(-1)!, where);
}

/** With synonyms of as many words at most. */
function phrasesOf(words: readonly string[], most: number): Phrase[] | null {
  const phrases: { operation: OperationName; rest: string[] }[] = [];
  for (let at = 0; at < words.length;) {
    const call = callAt(words, at, most);
    if (call !== null) phrases.push({ operation: call.operation, rest: [] });
    else if (phrases.length === 0) return null;
    else phrases.at(-1)!.rest.push(words[at]!);
    at += call?.words ?? 1;
  }
  return phrases;
}

function number({ operation, rest }: Phrase): string | null {
  if (operation === "sum" && rest.length === 1) return `the sum of ${rest[0]}`;
  return operation === "count" && rest.length === 0 ? "the number of rows" : null;
}

/** The condition on rows, an empty text for none; null for what cannot be read. */
function whereOf(phrases: readonly Phrase[]): string | null {
  const [first, joined, second, ...others] = phrases;
  if (first === undefined) return "";
  const one = condition(first);
  if (joined === undefined || one === null) return one;
  if (second === undefined || others.length > 0 || joined.rest.length > 0) return null;
  const other = condition(second);
  if (other === null || !["and", "or"].includes(joined.operation)) return null;
  return `${one} ${joined.operation} ${other}`;
}

function condition({ operation, rest: [operand, column, ...others] }: Phrase): string | null {
  if (column === undefined || others.length > 0) return null;
  switch (operation) {
    case "greater":
      return `${column} is greater than ${operand}`;
    case "lesser":
      return `${column} is less than ${operand}`;
    case "match":
      return `${column} is ${operand}`;
    default:
      return null;
  }
}

function ask({ operation, rest }: Phrase, where: string): string | null {
  const [column, ...others] = rest;
  const rows = where === "" ? "" : ` in the rows where ${where}`;
  if (operation === "count" && column === undefined) {
    return `How many rows are there${where === "" ? "" : ` where ${where}`}?`;
  }
  if (column === undefined || others.length > 0) return null;
  switch (operation) {
    case "sum":
      return `What is the sum of ${column}${rows}?`;
    case "print":
      return `What are the values of ${column}${rows}?`;
    default:
      return null;
  }
}

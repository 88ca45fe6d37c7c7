import { DataError } from "../../task.ts";
import { answerOf, wordsOf } from "./words.ts";

/** A line of a story that tells something. */
export interface Statement {
  /** Its number in the story, as written. */
  readonly id: number;
  readonly text: string;
  readonly words: readonly string[];
}

/** A line of a story that asks something. */
export interface Question {
  /** Its number in the story, as written. */
  readonly id: number;
  readonly text: string;
  readonly words: readonly string[];
  /** A list of answers is one word, as in "apple,milk". */
  readonly answer: string;
  /** Numbers of the statements that the answer follows from, in the order of reasoning. */
  readonly supports: readonly number[];
  /** How many of the story's statements come before it. */
  readonly told: number;
}

/** Statements, and the questions between them. */
export interface Story {
  readonly statements: readonly Statement[];
  readonly questions: readonly Question[];
}

/** Sentences by their text. There are few different ones, and each is kept once. */
class Sentences {
  readonly #known = new Map<string, { readonly text: string; readonly words: readonly string[] }>();

  of(text: string): { readonly text: string; readonly words: readonly string[] } {
    const known = this.#known.get(text) ?? { text, words: wordsOf(text) };
    this.#known.set(text, known);
    return known;
  }
}

function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}...` : text);
}

/** Question marks of the scripts that have one, but for the Greek one, which looks like ';'. */
const QUESTION_MARK = /[?\uff1f\u061f]/;

/**
 * Reads stories in the format of the official bAbI files. A line is `NUMBER statement` or
 * `NUMBER question<TAB>answer<TAB>numbers of supporting statements`. Numbers count all lines of a
 * story; 1 begins a new one. Lines end with LF or CRLF.
 *
 * @param path What the errors name.
 * @throws {DataError} `PATH:LINE: what is wrong`, if a line breaks the format.
 */
export function readStories(text: string, path: string): Story[] {
  const stories: { statements: Statement[]; questions: Question[] }[] = [];
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  const sentences = new Sentences();
  let previous = 0;
  /** Numbers of the story's statements. */
  let told = new Set<number>();
  for (const [index, line] of lines.entries()) {
    const fail = (what: string) => new DataError(`${path}:${index + 1}: ${what}`);
    const match = /^(\d+) (.*)$/.exec(line);
    if (match === null) throw fail(`Expected a number, a space and a sentence: ${quote(line)}`);
    const id = Number(match[1]), content = match[2]!;
    if (id !== 1 && id !== previous + 1 || id !== 1 && previous === 0) {
      const expected = previous === 0 ? "1" : `${previous + 1}, or 1 for a new story`;
      throw fail(`Expected line number ${expected}: ${match[1]}`);
    }
    if (id === 1) {
      stories.push({ statements: [], questions: [] });
      told = new Set();
    }
    previous = id;
    const story = stories.at(-1)!;
    const fields = content.split("\t");
    const { text: sentence, words } = sentences.of(fields[0]!.trim());
    if (words.length === 0) throw fail("The sentence has no words");
    if (fields.length === 1) {
      if (sentence.endsWith("?")) throw fail(`The question has no answer: ${quote(sentence)}`);
      // As a statement it would tell its own answer to the questions after it.
      if (QUESTION_MARK.test(sentence)) {
        throw fail(`Expected a tab before and after the answer: ${quote(sentence)}`);
      }
      story.statements.push({ id, text: sentence, words });
      told.add(id);
      continue;
    }
    const answer = answerOf(fields[1]!);
    if (answer === "") throw fail(`The question has no answer: ${quote(sentence)}`);
    const numbers = (fields[2] ?? "").trim();
    if (fields.length !== 3 || !/^\d+( \d+)*$/.test(numbers)) {
      throw fail(
        `Expected the numbers of supporting statements after the answer: ${quote(content)}`,
      );
    }
    const supports = numbers.split(" ").map(Number);
    const missing = supports.find((support) => !told.has(support));
    if (missing !== undefined) {
      throw fail(`The supporting statement ${missing} is not one told before in this story`);
    }
    const { length } = story.statements;
    story.questions.push({ id, text: sentence, words, answer, supports, told: length });
  }
  if (!stories.some(({ questions }) => questions.length > 0)) {
    throw new DataError(
      `${path}: ${lines.length === 0 ? "The file is empty" : "There are no questions"}`,
    );
  }
  return stories;
}

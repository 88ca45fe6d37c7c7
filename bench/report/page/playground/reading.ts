/* Reads what somebody typed as the network reads its stories. */

import type { Network } from "./network.ts";

/** A word, or what is between two words. */
export interface Piece {
  readonly text: string;
  /** Null of what is between two words. */
  readonly word: string | null;
  readonly isRead: boolean;
  readonly isKnown: boolean;
}

export interface Sentence {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Of the words that are read; 0 for one that is not known. */
  readonly ids: readonly number[];
  /** Whether words at the end are not read. */
  readonly isCut: boolean;
}

/** What reading takes of a network. */
export type Reader = Pick<Network, "shape" | "ids">;

type Ids = Reader["ids"];

/** As tasks/babi/words.ts; a word that is not known so may have other marks about it. */
function wordOf(token: string, ids: Ids): string {
  const word = token.toLowerCase().normalize("NFC").replace(/[.?]$/, "");
  return word === "" || ids.has(word)
    ? word
    : word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
}

/** A sentence in pieces, in order: words and what is between them. At most `most` words are read. */
function readSentence(text: string, ids: Ids, most: number): Sentence {
  let words = 0;
  const read: number[] = [];
  const pieces = text.split(/(\s+)/).filter((piece) => piece !== "").map((piece): Piece => {
    const word = wordOf(piece.trim(), ids);
    if (word === "") return { text: piece, word: null, isRead: true, isKnown: true };
    words += 1;
    const isRead = words <= most, id = ids.get(word);
    if (isRead) read.push(id ?? 0);
    return { text: piece, word, isRead, isKnown: id !== undefined };
  });
  return { text, pieces, ids: read, isCut: words > most };
}

/** Sentences end with a line, or with a mark and a space. */
function sentencesOf(text: string): string[] {
  return text.split(/\n|(?<=[.!?])\s+/).map((line) => line.trim()).filter((line) => line !== "");
}

export interface Statement extends Sentence {
  /** In memory, 0 for the last. */
  readonly slot: number;
  /** Whether the slot is below M. */
  readonly isRemembered: boolean;
}

export interface TypedStory {
  /** As they were told. */
  readonly statements: readonly Statement[];
  readonly question: Sentence;
  /** The words that the network never saw, each once. */
  readonly unknown: readonly string[];
  /** The ids of the statements that are remembered, the most recent first. */
  readonly memory: readonly (readonly number[])[];
}

/** Reads a story and a question. */
export function readStory({ shape, ids }: Reader, story: string, question: string): TypedStory {
  const { memorySlots, statementWords, questionWords } = shape;
  const told = sentencesOf(story);
  const statements = told.map((text, i): Statement => {
    const slot = told.length - 1 - i;
    return { ...readSentence(text, ids, statementWords), slot, isRemembered: slot < memorySlots };
  });
  const asked = readSentence(question.trim(), ids, questionWords);
  const words = [...statements, asked].flatMap(({ pieces }) => pieces);
  const unknown = words.flatMap(({ word, isKnown }) => word === null || isKnown ? [] : [word]);
  return {
    statements,
    question: asked,
    unknown: [...new Set(unknown)],
    memory: statements.filter(({ isRemembered }) => isRemembered).map(({ ids }) => ids).reverse(),
  };
}

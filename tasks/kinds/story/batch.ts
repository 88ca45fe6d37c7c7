/** Stories with a question each: what memory networks are given. */

import type { Dataset } from "../../dataset.ts";
import type { Task } from "../../task.ts";

/**
 * Stories with a question each, padded to one shape. Axis letters: B questions, M memory slots,
 * L words of a statement, Q words of a question. Word 0 is the null word: padding.
 */
export interface StoryBatch {
  readonly kind: "story";
  /** B. */
  readonly size: number;
  /** M: the same for every batch of a data set. */
  readonly memorySlots: number;
  /** L. */
  readonly statementWords: number;
  /** Q. */
  readonly questionWords: number;
  /** `[B, M, L]` word ids. Slot 0 is the most recent statement; slots past the count hold nulls. */
  readonly statements: Int32Array;
  /** `[B]` how many slots are in use, 0 to M. */
  readonly statementCounts: Int32Array;
  /** `[B, Q]` word ids. */
  readonly questions: Int32Array;
  /** `[B]` word ids of the answers; -1 for an answer that training never showed (always wrong). */
  readonly answers: Int32Array;
}

/** A story as a person reads it. */
export interface ReadableStory {
  /** Statements in memory, by slot: the most recent first. */
  readonly statements: readonly string[];
  readonly question: string;
  readonly answer: string;
  /** Slots that hold the supporting facts (facts that fell out of memory are left out). */
  readonly supports: readonly number[];
}

/** The sizes a model has to know before it can be built. */
export interface StoryShape {
  /** V: words with the null word, which is word 0. */
  readonly vocabularySize: number;
  /** M. */
  readonly memorySlots: number;
  /** L. */
  readonly statementWords: number;
  /** Q. */
  readonly questionWords: number;
}

/** Stories, questions and answers over one vocabulary. */
export interface StoryDataset extends Dataset<StoryBatch> {
  readonly shape: StoryShape;
  /** Words by id; word 0 is the null word, written as an empty string. */
  readonly vocabulary: readonly string[];
  /**
   * A test question and its story, in words.
   *
   * @throws {RangeError} If there is no such question.
   */
  readTest(index: number): ReadableStory;
}

/** A task about stories. */
export type StoryTask = Task<StoryDataset> & { readonly kind: "story" };

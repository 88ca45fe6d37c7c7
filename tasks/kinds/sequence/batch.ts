/**
 * Sequences of symbols, each answered by another of the same length: numbers to add, a list to sort. Axis
 * letters: B sequences, N positions of the longest of the batch. Symbol 0 is padding: it stands past the end of
 * an input or an answer that is shorter than the other.
 */

import type { StreamedData } from "../../dataset.ts";
import type { Task } from "../../task.ts";

/** Sequences with their answers. Those of a stream's fresh examples of one difficulty are of one length. */
export interface SequenceBatch {
  readonly kind: "sequence";
  /** B. */
  readonly size: number;
  /** `[B]`: the positions of each sequence: of its input or of its answer, whichever is longer. */
  readonly lengths: Int32Array;
  /** `[B, N]`: the symbols of the input; 0 past its end. */
  readonly input: Int32Array;
  /** `[B, N]`: the symbols of the answer; 0 past its end. */
  readonly wanted: Int32Array;
}

/** What a model has to know before it can be built: how many symbols there are, padding included. */
export interface SequenceShape {
  readonly inputSymbols: number;
  readonly outputSymbols: number;
}

/** What stands for each symbol; the first is padding and stands for nothing: "". */
export interface SymbolNames {
  readonly input: readonly string[];
  readonly output: readonly string[];
}

/** A sequence as a person looks at it. */
export interface ReadableSequence {
  /** The part of the data that it is of: "badd", "badd, length 401". */
  readonly part: string;
  /** From 1. */
  readonly difficulty: number;
  /** Positions. */
  readonly length: number;
  /** The symbols by name, without padding. */
  readonly input: readonly string[];
  readonly wanted: readonly string[];
  /** What is asked and answered, as a person writes it: "13 + 5 = 18"; null where the symbols say it. */
  readonly words: string | null;
}

/** Sequences of one task. */
export interface SequenceData extends StreamedData<SequenceBatch> {
  readonly shape: SequenceShape;
  readonly symbols: SymbolNames;
  /**
   * A test sequence.
   *
   * @throws {RangeError} If there is no such sequence.
   */
  readTest(index: number): ReadableSequence;
}

/** A task about sequences. */
export type SequenceTask = Task<SequenceData> & { readonly kind: "sequence" };

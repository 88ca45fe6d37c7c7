/**
 * Tapes of memory: what a random-access machine is given. A tape of M cells holds integers from 0 to M - 1,
 * which are its addresses, too. Axis letters: B tapes, M cells of the widest tape of the batch.
 */

import type { StreamedData } from "../../dataset.ts";
import type { Task } from "../../task.ts";

/** Tapes, with what they should hold in the end. Those of a stream's fresh examples are all of one size. */
export interface TapeBatch {
  readonly kind: "tape";
  /** B. */
  readonly size: number;
  /** `[B]`: the cells of each tape. */
  readonly cells: Int32Array;
  /** `[B, M]`: what the cells hold at first; 0 past the end of a tape. */
  readonly memory: Int32Array;
  /** `[B, M]`: what they should hold in the end; -1 where that does not matter, and past the end of a tape. */
  readonly wanted: Int32Array;
}

/** What a model has to know before it can be built. */
export interface TapeShape {
  /** Of the tapes that are trained on. Longer ones give a machine as many more steps. */
  readonly cells: number;
}

/** A tape as a person looks at it. */
export interface ReadableTape {
  /** The part of the data that it is of: "copy", "copy, length 50". */
  readonly part: string;
  /** From 1: the length of a list, the elements of a tree. */
  readonly difficulty: number;
  /** What its cells hold at first. */
  readonly memory: readonly number[];
  /** What they should hold in the end; null where that does not matter. */
  readonly wanted: readonly (number | null)[];
  /** What each cell is for: "p", "A[0]", "next", or nothing. */
  readonly names: readonly string[];
}

/** Tapes of one task. */
export interface TapeData extends StreamedData<TapeBatch> {
  readonly shape: TapeShape;
  /**
   * A test tape.
   *
   * @throws {RangeError} If there is no such tape.
   */
  readTest(index: number): ReadableTape;
}

/** A task about tapes. */
export type TapeTask = Task<TapeData> & { readonly kind: "tape" };

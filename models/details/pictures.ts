import type { Words } from "./words.ts";

/**
 * The memory of a network over the positions of a sequence, step by step, with what the network would answer if
 * it stopped there. The memory is a stack of maps, a picture each: numbers from -1 to 1 by row and position. A
 * reader steps through it; without a script the first and the last picture and all answers are there at once.
 */
export interface PicturesDetail {
  readonly kind: "pictures";
  readonly question: Words;
  readonly reply: Words;
  readonly right: boolean;
  /** What a step is called: "step". */
  readonly unit: string;
  /** Symbols by position; "" is padding. */
  readonly input: readonly string[];
  readonly wanted: readonly string[];
  readonly maps: number;
  /** Of each map. */
  readonly rows: number;
  /** What holds before the first step, and after each. */
  readonly moments: readonly PicturesMoment[];
}

/** The memory and the answer between two steps. */
export interface PicturesMoment {
  /** "5 of 7 symbols are right. Newly right: position 4." */
  readonly words: string;
  /** Symbols by position; "" is padding. */
  readonly answers: readonly string[];
  /** By position, whether the answer is right; null where it does not count. */
  readonly marks: readonly (boolean | null)[];
  /**
   * By map, row and position: a digit of base64url (A is 0, _ is 63) for each number, whose value is 31 times the
   * number plus 31.
   */
  readonly values: string;
}

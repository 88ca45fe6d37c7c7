import type { RandomStream } from "../../engine/base/mod.ts";
import type { Sequence } from "../kinds/sequence/mod.ts";

/**
 * What is asked of the sequences of a task. Symbols are 0 for padding, which a rule never writes; from 1 on
 * the digits 0, 1, ... of a base; and after them the operator, if there is one.
 */
export interface SequenceRule {
  /** Of its task: "bmul". */
  readonly name: string;
  /** What is asked, in a few words. */
  readonly title: string;
  /** Positions of the shortest sequences, and how many more each next length has. */
  readonly lengths: { readonly from: number; readonly step: 1 | 2 };
  /** How many digits there are; null where an option says it. */
  readonly base: number | null;
  /** What stands between two numbers; null where there is one sequence. */
  readonly operator: "+" | "*" | null;
  /**
   * Draws a sequence.
   *
   * @param length Positions: one of its lengths.
   */
  draw(length: number, base: number, random: RandomStream): Sequence;
  /** The sequence as a person writes it, "13 + 5 = 18"; null where its symbols say it. */
  readonly inWords: ((sequence: Sequence, base: number) => string) | null;
}

/** The symbols of digits. */
export function symbolsOf(digits: readonly number[]): number[] {
  return digits.map((digit) => digit + 1);
}

/** The digits of symbols. */
export function digitsOf(symbols: ArrayLike<number>): number[] {
  return Array.from(symbols, (symbol) => symbol - 1);
}

import type { RandomStream } from "../../../engine/base/mod.ts";

/** A sequence of symbols and its answer, both without padding. */
export interface Sequence {
  readonly input: Int32Array;
  readonly wanted: Int32Array;
}

/**
 * Draws a sequence of a difficulty: a function of these two and of nothing else. All of one difficulty are
 * equally long: as inputs or, where the answer is longer, as answers.
 */
export type DrawSequence = (difficulty: number, random: RandomStream) => Sequence;

import type { RandomStream } from "../../../engine/base/mod.ts";

/** A tape and what it should hold in the end. Axis letter: M cells. */
export interface Tape {
  /** `[M]`: what the cells hold at first. */
  readonly memory: Int32Array;
  /** `[M]`: what they should hold in the end; -1 where that does not matter. */
  readonly wanted: Int32Array;
  /** `[M]`: what each cell is for: "p", "A[0]", "next", or nothing. */
  readonly names: readonly string[];
}

/** Draws a tape of a difficulty and a number of cells: a function of these three and of nothing else. */
export type DrawTape = (difficulty: number, cells: number, random: RandomStream) => Tape;

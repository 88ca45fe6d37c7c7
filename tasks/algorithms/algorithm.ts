import type { DrawTape } from "../kinds/tape/mod.ts";

/** A small algorithm that a machine is to learn from tapes and what they should hold in the end. */
export interface Algorithm {
  /** Of its task: "list-k". */
  readonly name: string;
  /** What is asked, in a few words. */
  readonly title: string;
  /** The length that is trained up to where nobody says another; that of the paper takes longer. */
  readonly longest: number;
  /** Cells of the tapes that are trained on where nobody says another number. */
  readonly cells: number;
  /** How many cells a tape of this length takes at the least. */
  cellsFor(length: number): number;
  /** The difficulty is the length: elements of arrays, lists or trees. The tape has to have the cells for it. */
  readonly draw: DrawTape;
}
